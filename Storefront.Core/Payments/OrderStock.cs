using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>What an order's lines draw from stock, bundles as their components.</summary>
internal static class OrderStock
{
    public static async Task<IReadOnlyList<StockLine>> LinesAsync(IWork work, Order order, CancellationToken ct)
    {
        var items = await work.OrderItems.Where(item => item.CustomerId == order.CustomerId && item.OrderId == order.Id).ToListAsync(ct);
        return await OfAsync(work, [.. items.Select(item => new StockLine(item.VariantId, item.Quantity))], ct);
    }

    /// <summary>The same for some pieces of it.</summary>
    public static async Task<IReadOnlyList<StockLine>> LinesAsync(IWork work, Order order, IReadOnlyList<PiecesOf> pieces, CancellationToken ct)
    {
        var items = await work.OrderItems.Where(item => item.CustomerId == order.CustomerId && item.OrderId == order.Id).ToDictionaryAsync(item => item.Id, item => item.VariantId, ct);
        return await OfAsync(work, [.. pieces.Select(piece => new StockLine(items[piece.Item], piece.Quantity))], ct);
    }

    /// <summary>Pieces of each line that stay behind; a bundle of which a component stays behind does not leave.</summary>
    /// <param name="staying">What of the order is still on the shelves.</param>
    public static async Task<Dictionary<OrderItemId, int>> UnsentAsync(ITables tables, IReadOnlyList<OrderItem> items, IReadOnlyList<AllocatedLine> staying, CancellationToken ct)
    {
        var ids = items.Select(item => item.VariantId).ToList();
        var parts = (await tables.BundleComponents.Where(part => ids.Contains(part.BundleId)).ToListAsync(ct)).ToLookup(part => part.BundleId);
        var left = staying.GroupBy(line => line.Variant).ToDictionary(group => group.Key, group => group.Sum(line => line.Quantity));
        return items.ToDictionary(item => item.Id, item => Math.Min(item.Quantity, parts.Contains(item.VariantId)
            ? parts[item.VariantId].Max(part => (left.GetValueOrDefault(part.ComponentId) + part.Quantity - 1) / part.Quantity)
            : left.GetValueOrDefault(item.VariantId)));
    }

    private static async Task<IReadOnlyList<StockLine>> OfAsync(IWork work, IReadOnlyList<StockLine> items, CancellationToken ct)
    {
        var ids = items.Select(item => item.Variant).ToList();
        var parts = (await work.BundleComponents.Where(part => ids.Contains(part.BundleId)).ToListAsync(ct)).ToLookup(part => part.BundleId);
        return [.. items
            .SelectMany(item => parts.Contains(item.Variant)
                ? parts[item.Variant].Select(part => new StockLine(part.ComponentId, part.Quantity * item.Quantity))
                : [item])
            .GroupBy(line => line.Variant)
            .Select(group => new StockLine(group.Key, group.Sum(line => line.Quantity)))];
    }
}
