using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>The pieces of a parcel, and what they cost.</summary>
internal static class ParcelPieces
{
    public static bool IsWithin(IReadOnlyList<AllocatedLine> part, IReadOnlyList<AllocatedLine> whole) =>
        part.Count > 0
        && part.DistinctBy(line => (line.Variant, line.Warehouse)).Count() == part.Count
        && part.All(line => line.Quantity > 0 && whole.Any(all => all.Variant == line.Variant && all.Warehouse == line.Warehouse && all.Quantity >= line.Quantity));

    /// <summary>What stays behind when a part leaves.</summary>
    public static IReadOnlyList<AllocatedLine> Without(this IReadOnlyList<AllocatedLine> whole, IReadOnlyList<AllocatedLine> part) =>
        [.. whole
            .Select(line => line with { Quantity = line.Quantity - part.Where(gone => gone.Variant == line.Variant && gone.Warehouse == line.Warehouse).Sum(gone => gone.Quantity) })
            .Where(line => line.Quantity > 0)];

    /// <summary>
    /// What of an order's total belongs to the pieces that do not stay: their share of each line by the largest remainder, and all of delivery,
    /// which is owed with the first parcel. It never falls as more leaves, and is the total when nothing stays.
    /// </summary>
    /// <returns>Minor units.</returns>
    public static async Task<long> DueAsync(ITables tables, Order order, IReadOnlyList<AllocatedLine> staying, CancellationToken ct)
    {
        if (staying.Count == 0) return order.TotalMinor;
        var items = await tables.OrderItems.Where(item => item.CustomerId == order.CustomerId && item.OrderId == order.Id).OrderBy(item => item.Position).ToListAsync(ct);
        var unsent = await OrderStock.UnsentAsync(tables, items, staying, ct);
        return new RefundBook(order, items, []).PriceWithout(unsent);
    }
}
