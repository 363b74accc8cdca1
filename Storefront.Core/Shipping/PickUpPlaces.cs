using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Shipping;

/// <summary>A place where a shopper could collect what he wants.</summary>
/// <param name="Offer">What it costs, and from when until when it should be ready.</param>
/// <param name="Missing">What cannot be had there; empty: all can.</param>
/// <param name="Waits">Some of it is not there yet, and is promised from goods to come.</param>
public sealed record PickUpPlace(WarehouseId Id, string Name, PostalAddress Address, string Opening, ShippingOffer Offer, IReadOnlyList<VariantId> Missing, bool Waits)
{
    public bool HasAll => Missing.Count == 0;

    /// <summary>The place as the address of an order, in the name of who comes.</summary>
    public PostalAddress AddressFor(PostalAddress contact) => Address with { Name = contact.Name, Phone = contact.Phone };
}

/// <summary>Who wants to collect what.</summary>
/// <param name="Goods">Each variant once; bundles as their components.</param>
/// <param name="Now">Local time of the shop.</param>
public sealed record PickUpWish(CustomerId Customer, IReadOnlyList<StockLine> Goods, DateTime Now);

/// <summary>The warehouses where shoppers may collect, in the merchant's order.</summary>
public sealed record PickUpPlaces(IReadOnlyList<Warehouse> Open)
{
    /// <summary>What is ordered until then may be ready on the same day.</summary>
    private static readonly TimeOnly s_cutOff = new(14, 0);

    private static readonly IReadOnlySet<DateOnly> s_noHolidays = new HashSet<DateOnly>();

    /// <summary>What could be collected where. What the shopper holds at a place himself counts as there for him.</summary>
    /// <returns>Places in the merchant's order, those included that lack something; empty: the shop has none.</returns>
    public async Task<IReadOnlyList<PickUpPlace>> ForAsync(ITables tables, PickUpWish wish, ShopOptions shop, CancellationToken ct)
    {
        if (Open.Count == 0) return [];
        var (ids, variants) = (Open.Select(place => place.Id).ToList(), wish.Goods.Select(line => line.Variant).ToList());
        var levels = await tables.StockLevels.AsNoTracking().Where(level => variants.Contains(level.VariantId) && ids.Contains(level.WarehouseId)).ToListAsync(ct);
        var own = await tables.Holds.AsNoTracking().Where(hold => hold.CustomerId == wish.Customer && hold.OrderId == null).ToListAsync(ct);
        var (from, until) = DeliveryDates.Of(wish.Now, s_cutOff, 0, shop.CollectReadyDays, s_noHolidays);
        var terms = new Terms(new(shop.CollectPriceMinor, shop.SellingCurrency), from, until);
        return [.. Open.Select(place => Judge(place, wish, terms, levels.FindAll(level => level.WarehouseId == place.Id), own.FindAll(hold => hold.WarehouseId == place.Id)))];
    }

    private sealed record Terms(Money Price, DateOnly From, DateOnly Until);

    private static PickUpPlace Judge(Warehouse place, PickUpWish wish, Terms terms, List<StockLevel> levels, List<Hold> own)
    {
        var (missing, waits) = (new List<VariantId>(), false);
        foreach (var line in wish.Goods)
        {
            var mine = own.Where(hold => hold.VariantId == line.Variant).Sum(hold => hold.Quantity);
            var level = levels.Find(one => one.VariantId == line.Variant);
            if (level is null || Math.Max(0, level.Available) + mine < line.Quantity) missing.Add(line.Variant);
            else waits |= level.Available - level.BackorderLimit + mine < line.Quantity;
        }
        var address = new PostalAddress("", place.ShownName, place.Street, null, place.Postcode, place.City, null, place.Country ?? "", null);
        return new(place.Id, place.ShownName, address, place.Opening, new(default, place.ShownName, "", terms.Price, terms.From, terms.Until), missing, waits);
    }
}

/// <inheritdoc/>
public sealed class PickUpBook(IStorefrontDb db, TimeProvider clock) : Remembered<PickUpPlaces>(db, clock)
{
    protected override async Task<PickUpPlaces> ReadAsync(ITables tables, CancellationToken ct) =>
        new(await tables.Warehouses.AsNoTracking().Where(one => one.Collects).OrderBy(one => one.Priority).ThenBy(one => one.Id).ToListAsync(ct));
}
