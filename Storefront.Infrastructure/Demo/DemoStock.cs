using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Sourcing;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Demo;

/// <summary>Warehouses and stock of the demo shop; what lies on a shelf was received by a movement.</summary>
internal static class DemoStock
{
    private const string Cause = "demo";

    // How many may be promised beyond the shelf: what the makers agreed to, and everything for what is sent by mail.
    private const int BackOrderLimit = 20;
    private const int PreOrderCap = 50;
    private const int Unlimited = 1_000_000;

    private static readonly GeoPoint[] s_places = [new(51.85, -8.29), new(55.01, -7.32)];

    public static IReadOnlyList<Warehouse> AddWarehouses(IWork work, DemoShop shop)
    {
        var rows = shop.Warehouses.Select((house, i) => Open(house, (i + 1) * 10, s_places[i])).ToList();
        work.Warehouses.AddRange(rows);
        return rows;
    }

    private static Warehouse Open(DemoWarehouse house, int priority, GeoPoint at)
    {
        var warehouse = new Warehouse(WarehouseId.New(), house.Code, house.Name, house.City, priority);
        warehouse.Describe(new()
        {
            Name = house.Name,
            Priority = priority,
            Street = house.Street ?? "",
            Postcode = house.Postcode ?? "",
            City = house.City,
            Country = "IE",
            At = at,
            Collects = house.Place is not null,
            PlaceName = house.Place ?? "",
            Opening = house.Opening ?? "",
        });
        return warehouse;
    }

    public static void Add(IWork work, Variant variant, DemoVariant demo, IReadOnlyList<Warehouse> warehouses, DateTimeOffset now)
    {
        var limit = Limit(variant.Availability);
        foreach (var (i, warehouse) in warehouses.Index())
        {
            var onHand = demo.Stock?.GetValueOrDefault(warehouse.Code) ?? 0;
            if (demo.Stock is null && i > 0) continue;
            work.StockLevels.Add(new StockLevel(variant.Id, warehouse.Id, onHand, i == 0 ? limit : 0));
            if (onHand > 0) work.Movements.Add(new Movement(variant.Id, warehouse.Id, MovementKind.Received, onHand, Cause, now));
        }
    }

    private static int Limit(Availability availability) => availability switch
    {
        Availability.InStock => 0,
        Availability.BackOrder => BackOrderLimit,
        Availability.PreOrder => PreOrderCap,
        Availability.Digital => Unlimited,
    };
}
