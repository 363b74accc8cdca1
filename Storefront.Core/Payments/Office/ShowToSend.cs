using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Office;

/// <summary>What of an order is still to be sent, and where it lies.</summary>
public sealed class ShowToSend(IStorefrontDb db)
{
    /// <param name="OnHand">Pieces on that shelf; less than <see cref="AllocatedLine.Quantity"/> while back-ordered goods are awaited.</param>
    public sealed record Row(AllocatedLine Line, string Title, string Sku, string Warehouse, int OnHand);

    public Task<IReadOnlyList<Row>> ExecuteAsync(OrderId order, CancellationToken ct) => db.ReadAsync<IReadOnlyList<Row>>(
        async (tables, token) =>
        {
            var (levels, warehouses, variants, products) = (tables.StockLevels, tables.Warehouses, tables.Variants, tables.Products);
            var rows = await (
                from row in tables.Allocations
                where row.OrderId == order
                join level in levels on new { row.VariantId, row.WarehouseId } equals new { level.VariantId, level.WarehouseId }
                join warehouse in warehouses on row.WarehouseId equals warehouse.Id
                orderby warehouse.Priority, row.VariantId
                select new { row.VariantId, row.WarehouseId, row.Quantity, level.OnHand, warehouse.Name }).ToListAsync(token);
            var ids = rows.Select(row => row.VariantId).ToList();
            var names = await variants.Where(variant => ids.Contains(variant.Id))
                .Join(products, variant => variant.ProductId, product => product.Id, (variant, product) => new { variant.Id, product.Title, variant.Sku })
                .ToDictionaryAsync(variant => variant.Id, token);
            return [.. rows.Select(row => new Row(
                new(row.VariantId, row.WarehouseId, row.Quantity), names.GetValueOrDefault(row.VariantId)?.Title ?? "", names.GetValueOrDefault(row.VariantId)?.Sku ?? "", row.Name, row.OnHand))];
        },
        ct);
}
