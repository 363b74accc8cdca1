using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Puts goods that came back onto the shelves that they left.</summary>
internal static class Restock
{
    /// <param name="earlier">What came back before.</param>
    /// <returns>Null: more than was sent and has not come back yet.</returns>
    public static async Task<IReadOnlyList<AllocatedLine>?> PlanAsync(IWork work, Order order, IReadOnlyList<PiecesOf> pieces, IEnumerable<AllocatedLine> earlier, CancellationToken ct)
    {
        var parcels = await work.Fulfilments.Where(parcel => parcel.CustomerId == order.CustomerId && parcel.OrderId == order.Id).ToListAsync(ct);
        var away = parcels
            .SelectMany(parcel => parcel.Lines.Select(line => new AllocatedLine(line.Variant, parcel.WarehouseId, line.Quantity)))
            .Concat(earlier.Select(line => line with { Quantity = -line.Quantity }))
            .GroupBy(line => (line.Variant, line.Warehouse))
            .Select(group => new AllocatedLine(group.Key.Variant, group.Key.Warehouse, group.Sum(line => line.Quantity)))
            .ToLookup(line => line.Variant);
        var plan = new List<AllocatedLine>();
        foreach (var line in await OrderStock.LinesAsync(work, order, pieces, ct))
        {
            var missing = line.Quantity;
            foreach (var shelf in away[line.Variant].Where(shelf => shelf.Quantity > 0))
            {
                var back = Math.Min(missing, shelf.Quantity);
                if (back > 0) plan.Add(shelf with { Quantity = back });
                missing -= back;
            }
            if (missing > 0) return null;
        }
        return plan;
    }
}
