using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Counting;

/// <summary>Variants of which no warehouse may promise another piece.</summary>
public sealed class ListSoldOut(IStorefrontDb db)
{
    /// <summary>A list longer than this is cut.</summary>
    public const int Most = 5_000;

    public Task<IReadOnlyList<VariantId>> ExecuteAsync(CancellationToken ct) => db.ReadAsync<IReadOnlyList<VariantId>>(async (tables, token) =>
    {
        var levels = tables.StockLevels;
        return await levels
            .Where(level => level.OnHand + level.BackorderLimit - level.Held - level.Committed - level.Safety <= 0)
            .Where(level => !levels.Any(other =>
                other.VariantId == level.VariantId && other.OnHand + other.BackorderLimit - other.Held - other.Committed - other.Safety > 0))
            .Select(level => level.VariantId).Distinct().OrderBy(variant => variant).Take(Most).ToListAsync(token);
    }, ct);
}
