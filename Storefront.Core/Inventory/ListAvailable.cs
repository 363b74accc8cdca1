using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>How many pieces of some variants may be promised now, over all warehouses.</summary>
public sealed class ListAvailable(IStorefrontDb db)
{
    /// <param name="Total">May be promised, back-orders included.</param>
    /// <param name="Ready">May be promised from the shelf.</param>
    public readonly record struct Stock(int Total, int Ready);

    /// <returns>Only variants that any warehouse lists.</returns>
    public Task<IReadOnlyDictionary<VariantId, Stock>> ExecuteAsync(IReadOnlyCollection<VariantId> variants, CancellationToken ct) =>
        db.ReadAsync<IReadOnlyDictionary<VariantId, Stock>>(
            async (tables, token) => (await tables.StockLevels
                .Where(level => variants.Contains(level.VariantId))
                .GroupBy(level => level.VariantId)
                .Select(levels => new
                {
                    Variant = levels.Key,
                    Total = levels.Sum(l => Math.Max(0, l.OnHand + l.BackorderLimit - l.Held - l.Committed - l.Safety)),
                    Ready = levels.Sum(l => Math.Max(0, l.OnHand - l.Held - l.Committed - l.Safety)),
                })
                .ToListAsync(token)).ToDictionary(row => row.Variant, row => new Stock(row.Total, row.Ready)),
            ct);
}
