using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Counting;

/// <summary>What lies where, of some variants.</summary>
public sealed class ShowShelves(IStorefrontDb db)
{
    /// <param name="Promised">Pieces that checkouts and orders count on.</param>
    public sealed record Shelf(VariantId Variant, WarehouseId Warehouse, string WarehouseName, int OnHand, int Promised, int Available);

    public Task<IReadOnlyList<Shelf>> ExecuteAsync(IReadOnlyCollection<VariantId> variants, CancellationToken ct) => db.ReadAsync<IReadOnlyList<Shelf>>(async (tables, token) =>
    {
        var warehouses = await tables.Warehouses.ToDictionaryAsync(w => w.Id, token);
        var levels = await tables.StockLevels.Where(level => variants.Contains(level.VariantId)).ToListAsync(token);
        return [.. levels
            .OrderBy(level => warehouses.GetValueOrDefault(level.WarehouseId)?.Priority)
            .Select(level => new Shelf(
                level.VariantId, level.WarehouseId, warehouses.GetValueOrDefault(level.WarehouseId)?.Name ?? "", level.OnHand, level.Held + level.Committed, level.Available))];
    }, ct);
}
