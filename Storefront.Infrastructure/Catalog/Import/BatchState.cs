using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Import;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>What the catalogue holds of the products of a batch, read before anything is written. Product rows are locked, so that what is compared is what is changed.</summary>
internal sealed class BatchState
{
    public Dictionary<string, VariantRow> BySku { get; } = new(StringComparer.Ordinal);

    public Dictionary<ProductId, ProductRow> Products { get; } = [];

    public Dictionary<(VariantId, Currency), PriceRow> Prices { get; } = [];

    /// <summary>Attribute values of the products, each also a key, so that equal sets are found quickly.</summary>
    public Dictionary<ProductId, HashSet<AttributeRow>> Attributes { get; } = [];

    public Dictionary<(VariantId, WarehouseId), ShelfRow> Shelves { get; } = [];

    public Dictionary<ProductId, int> VariantCounts { get; } = [];

    public static async Task<BatchState> ReadAsync(NpgsqlConnection connection, ImportBatch batch, CancellationToken ct)
    {
        var state = new BatchState();
        var skus = batch.Items.SelectMany(item => item.Variants).Select(variant => variant.Sku).ToArray();
        await state.ReadVariantsAsync(connection, skus, ct);
        if (state.BySku.Count == 0) return state;

        var products = state.BySku.Values.Select(variant => variant.Product.Value).Distinct().ToArray();
        var variants = state.BySku.Values.Select(variant => variant.Id.Value).ToArray();
        await state.ReadProductsAsync(connection, products, ct);
        await state.ReadPricesAsync(connection, variants, ct);
        if (batch.Items.Any(item => item.Attributes is not null)) await state.ReadAttributesAsync(connection, products, ct);
        if (batch.Items.SelectMany(item => item.Variants).Any(variant => variant.Stock.Count > 0)) await state.ReadShelvesAsync(connection, variants, ct);
        return state;
    }

    private async Task ReadVariantsAsync(NpgsqlConnection connection, string[] skus, CancellationToken ct)
    {
        await using var command = Command(connection, "select id, product_id, sku, position, gtins, mpn, weight_grams, option_values from catalog.variants where sku = any($1)", skus);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            BySku.Add(rows.GetString(2), new VariantRow
            {
                Id = new(rows.GetGuid(0)),
                Product = new(rows.GetGuid(1)),
                Sku = rows.GetString(2),
                Position = rows.GetInt32(3),
                Gtins = rows.GetFieldValue<string[]>(4),
                Mpn = rows.IsDBNull(5) ? null : rows.GetString(5),
                WeightGrams = rows.GetInt32(6),
                Options = JsonSerializer.Deserialize<Dictionary<string, string>>(rows.GetString(7), Json.Options)!,
            });
        }
    }

    private async Task ReadProductsAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken ct)
    {
        await using var command = Command(
            connection,
            """
            select p.id, p.title, p.category_id, p.brand_id, p.summary, p.description, p.tax_class, p.tags, p.options, p.published_at,
                   (select count(*)::int from catalog.variants v where v.product_id = p.id)
            from catalog.products p where p.id = any($1) order by p.id for update
            """,
            ids);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var id = new ProductId(rows.GetGuid(0));
            VariantCounts.Add(id, rows.GetInt32(10));
            Products.Add(id, new ProductRow
            {
                Id = id,
                Title = rows.GetString(1),
                Category = new(rows.GetGuid(2)),
                Brand = rows.IsDBNull(3) ? null : new BrandId(rows.GetGuid(3)),
                Summary = rows.GetString(4),
                Description = rows.GetString(5),
                TaxClass = rows.GetString(6),
                Tags = rows.GetFieldValue<string[]>(7),
                Options = JsonSerializer.Deserialize<ProductOption[]>(rows.GetString(8), Json.Options)!,
                PublishedAt = rows.IsDBNull(9) ? null : rows.GetFieldValue<DateTimeOffset>(9),
            });
        }
    }

    private async Task ReadPricesAsync(NpgsqlConnection connection, Guid[] variants, CancellationToken ct)
    {
        await using var command = Command(connection, "select variant_id, currency, amount_minor, compare_at_minor, includes_tax from catalog.prices where variant_id = any($1)", variants);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var row = new PriceRow(new(rows.GetGuid(0)), Currency.Parse(rows.GetString(1)), rows.GetInt64(2), rows.IsDBNull(3) ? null : rows.GetInt64(3), rows.GetBoolean(4));
            Prices.Add((row.Variant, row.Currency), row);
        }
    }

    private async Task ReadAttributesAsync(NpgsqlConnection connection, Guid[] products, CancellationToken ct)
    {
        await using var command = Command(connection, "select product_id, variant_id, attribute_id, text, number, flag from catalog.attribute_values where product_id = any($1)", products);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var content = !rows.IsDBNull(3) ? AttributeContent.Of(rows.GetString(3)) : !rows.IsDBNull(4) ? AttributeContent.Of(rows.GetDouble(4)) : AttributeContent.Of(rows.GetBoolean(5));
            var row = new AttributeRow(new(rows.GetGuid(0)), new(rows.GetGuid(1)), new(rows.GetGuid(2)), content);
            if (!Attributes.TryGetValue(row.Product, out var values)) Attributes.Add(row.Product, values = []);
            values.Add(row);
        }
    }

    private async Task ReadShelvesAsync(NpgsqlConnection connection, Guid[] variants, CancellationToken ct)
    {
        await using var command = Command(
            connection,
            "select variant_id, warehouse_id, on_hand, held + committed, backorder_limit, safety, low_at from inventory.inventory where variant_id = any($1) order by variant_id, warehouse_id for update",
            variants);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var row = new ShelfRow(new(rows.GetGuid(0)), new(rows.GetGuid(1)), rows.GetInt32(2), rows.GetInt32(3), rows.GetInt32(4)) { Safety = rows.GetInt32(5), LowAt = rows.IsDBNull(6) ? null : rows.GetInt32(6) };
            Shelves.Add((row.Variant, row.Warehouse), row);
        }
    }

    private static NpgsqlCommand Command<T>(NpgsqlConnection connection, string sql, T[] keys) =>
        new(sql, connection) { Parameters = { new NpgsqlParameter<T[]> { TypedValue = keys, NpgsqlDbType = NpgsqlDbType.Array | (typeof(T) == typeof(Guid) ? NpgsqlDbType.Uuid : NpgsqlDbType.Text) } } };
}
