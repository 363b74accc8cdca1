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
        var ids = items.Select(item => item.VariantId).ToList();
        var parts = (await work.BundleComponents.Where(part => ids.Contains(part.BundleId)).ToListAsync(ct)).ToLookup(part => part.BundleId);
        return [.. items
            .SelectMany(item => parts.Contains(item.VariantId)
                ? parts[item.VariantId].Select(part => new StockLine(part.ComponentId, part.Quantity * item.Quantity))
                : [new StockLine(item.VariantId, item.Quantity)])
            .GroupBy(line => line.Variant)
            .Select(group => new StockLine(group.Key, group.Sum(line => line.Quantity)))];
    }
}
