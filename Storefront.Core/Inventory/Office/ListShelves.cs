using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Office;

/// <summary>Variants with a shelf in a certain state, and warehouses, for the filters of the stock list.</summary>
public sealed class ListShelves(IStorefrontDb db)
{
    /// <summary>A list longer than this is cut.</summary>
    public const int Most = 5_000;

    public sealed record WarehouseName(WarehouseId Id, string Code, string Name);

    /// <param name="state">Null: any.</param>
    /// <param name="warehouse">Null: any.</param>
    public Task<IReadOnlyList<VariantId>> ExecuteAsync(StockState? state, WarehouseId? warehouse, CancellationToken ct) => db.ReadAsync<IReadOnlyList<VariantId>>(
        async (tables, token) =>
        {
            var levels = tables.StockLevels.AsQueryable();
            if (warehouse is { } one) levels = levels.Where(level => level.WarehouseId == one);
            if (state is { } wanted) levels = In(levels, wanted);
            return await levels.Select(level => level.VariantId).Distinct().OrderBy(variant => variant).Take(Most).ToListAsync(token);
        },
        ct);

    public Task<IReadOnlyList<WarehouseName>> WarehousesAsync(CancellationToken ct) => db.ReadAsync<IReadOnlyList<WarehouseName>>(
        async (tables, token) => await tables.Warehouses.OrderBy(one => one.Priority).ThenBy(one => one.Id).Select(one => new WarehouseName(one.Id, one.Code, one.Name)).ToListAsync(token), ct);

    /// <summary>Open tasks of a kind.</summary>
    public Task<int> CountTasksAsync(StockTaskKind kind, CancellationToken ct) =>
        db.ReadAsync((tables, token) => tables.StockTasks.CountAsync(task => task.Kind == kind && task.ClosedAt == null, token), ct);

    private static IQueryable<StockLevel> In(IQueryable<StockLevel> levels, StockState state) => state switch
    {
        StockState.Short => levels.Where(l => l.Shortage > 0),
        StockState.BackOrdered => levels.Where(l => l.Held + l.Committed > l.OnHand),
        StockState.SoldOut => levels.Where(l => l.OnHand + l.BackorderLimit - l.Held - l.Committed - l.Safety <= 0),
        StockState.Low => levels.Where(l => l.OnHand + l.BackorderLimit - l.Held - l.Committed - l.Safety <= l.LowAt),
        StockState.Well => levels.Where(l => l.Shortage == 0 && l.OnHand + l.BackorderLimit - l.Held - l.Committed - l.Safety > (l.LowAt ?? 0)),
    };
}
