using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Office;

/// <summary>The warehouses as the merchant described them, the one that is asked first at the top.</summary>
public sealed class ShowWarehouses(IStorefrontDb db)
{
    /// <param name="Variants">How many variants have a shelf there.</param>
    public sealed record Row(Warehouse Warehouse, int Variants);

    public Task<IReadOnlyList<Row>> ExecuteAsync(CancellationToken ct) => db.ReadAsync<IReadOnlyList<Row>>(async (tables, token) =>
    {
        var shelves = await tables.StockLevels.GroupBy(level => level.WarehouseId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, token);
        var warehouses = await tables.Warehouses.AsNoTracking().OrderBy(one => one.Priority).ThenBy(one => one.Id).ToListAsync(token);
        return [.. warehouses.Select(one => new Row(one, shelves.GetValueOrDefault(one.Id)))];
    }, ct);

    /// <returns>Null: there is no such warehouse.</returns>
    public Task<Warehouse?> FindAsync(WarehouseId id, CancellationToken ct) =>
        db.ReadAsync((tables, token) => tables.Warehouses.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, token), ct);
}
