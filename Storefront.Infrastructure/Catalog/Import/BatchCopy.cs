using Npgsql;
using NpgsqlTypes;
using Storefront.Core.Catalog;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>Sends the rows of a plan by binary COPY: new ones straight into their tables, changed ones through tables of the transaction.</summary>
internal sealed class BatchCopy(NpgsqlConnection connection, DateTimeOffset now, CancellationToken ct)
{
    public async Task WriteAsync(BatchPlan plan)
    {
        await InsertProductsAsync(plan.NewProducts);
        await UpdateProductsAsync(plan.ChangedProducts);
        await CopyAsync("catalog.variants (id, product_id, sku, gtins, mpn, option_values, weight_grams, position, availability, pictures, active)", plan.NewVariants, CopyRow.Variant);
        await UpdateVariantsAsync(plan.ChangedVariants);
        await WritePricesAsync(plan.Prices);
        await WriteAttributesAsync(plan);
        await WriteShelvesAsync(plan.Shelves);
        await CopyAsync("inventory.movements (variant_id, id, at, warehouse_id, kind, quantity, cause)", plan.Movements, CopyRow.Movement);
    }

    private async Task InsertProductsAsync(List<(ProductRow Row, string Slug, string Picture)> products)
    {
        await CopyAsync(
            """
            catalog.products (id, title, category_id, brand_id, summary, description, tax_class, tags, options, published_at,
                slug, details, related, kind, rating_count, rating_sum, created_at, updated_at, version)
            """,
            products,
            (row, product) =>
            {
                CopyRow.Product(row, product.Row);
                row.Write(product.Slug, NpgsqlDbType.Varchar);
                row.Write(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text);
                row.Write(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text);
                row.Write(nameof(ProductKind.Simple), NpgsqlDbType.Varchar);
                row.Write(0, NpgsqlDbType.Integer);
                row.Write(0, NpgsqlDbType.Integer);
                row.Write(now, NpgsqlDbType.TimestampTz);
                row.Write(now, NpgsqlDbType.TimestampTz);
                row.Write(1L, NpgsqlDbType.Bigint);
            });
        await CopyAsync("catalog.slugs (kind, slug, target_id)", products, (row, product) =>
        {
            row.Write(nameof(TranslatedKind.Product), NpgsqlDbType.Varchar);
            row.Write(product.Slug, NpgsqlDbType.Varchar);
            row.Write(product.Row.Id.Value, NpgsqlDbType.Uuid);
        });
        await CopyAsync("catalog.media (id, product_id, key, position, alt, width, height)", products, (row, product) =>
        {
            row.Write(MediaId.New().Value, NpgsqlDbType.Uuid);
            row.Write(product.Row.Id.Value, NpgsqlDbType.Uuid);
            row.Write(product.Picture, NpgsqlDbType.Varchar);
            row.Write(0, NpgsqlDbType.Integer);
            row.Write(product.Row.Title, NpgsqlDbType.Varchar);
            row.Write(DrawnPicture.Width, NpgsqlDbType.Integer);
            row.Write(DrawnPicture.Height, NpgsqlDbType.Integer);
        });
    }

    private async Task UpdateProductsAsync(List<ProductRow> products)
    {
        const string Columns = "id, title, category_id, brand_id, summary, description, tax_class, tags, options, published_at";
        if (products.Count == 0) return;
        await ExecuteAsync($"create temp table changed_products on commit drop as select {Columns} from catalog.products with no data");
        await CopyAsync($"changed_products ({Columns})", products, CopyRow.Product);
        await ExecuteAsync(
            """
            update catalog.products p
            set title = c.title, category_id = c.category_id, brand_id = c.brand_id, summary = c.summary, description = c.description,
                tax_class = c.tax_class, tags = c.tags, options = c.options, published_at = c.published_at, updated_at = $1, version = p.version + 1
            from changed_products c where p.id = c.id
            """,
            now);
    }

    private async Task UpdateVariantsAsync(List<VariantRow> variants)
    {
        const string Columns = "id, product_id, sku, gtins, mpn, option_values, weight_grams, position, availability, pictures, active";
        if (variants.Count == 0) return;
        await ExecuteAsync($"create temp table changed_variants on commit drop as select {Columns} from catalog.variants with no data");
        await CopyAsync($"changed_variants ({Columns})", variants, CopyRow.Variant);
        await ExecuteAsync(
            """
            update catalog.variants v set gtins = c.gtins, mpn = c.mpn, option_values = c.option_values, weight_grams = c.weight_grams
            from changed_variants c where v.id = c.id
            """);
    }

    private async Task WritePricesAsync(List<PriceRow> prices)
    {
        const string Columns = "variant_id, currency, amount_minor, compare_at_minor, includes_tax";
        if (prices.Count == 0) return;
        await ExecuteAsync($"create temp table new_prices on commit drop as select {Columns} from catalog.prices with no data");
        await CopyAsync($"new_prices ({Columns})", prices, CopyRow.Price);
        await ExecuteAsync(
            """
            insert into catalog.price_history (variant_id, currency, "from", amount_minor)
            select n.variant_id, n.currency, $1, n.amount_minor from new_prices n
            left join catalog.prices p on p.variant_id = n.variant_id and p.currency = n.currency
            where p.amount_minor is distinct from n.amount_minor
            on conflict (variant_id, currency, "from") do update set amount_minor = excluded.amount_minor
            """,
            now);
        await ExecuteAsync(
            $"""
            insert into catalog.prices ({Columns}) select {Columns} from new_prices
            on conflict (variant_id, currency) do update
            set amount_minor = excluded.amount_minor, compare_at_minor = excluded.compare_at_minor, includes_tax = excluded.includes_tax
            """);
    }

    private async Task WriteAttributesAsync(BatchPlan plan)
    {
        if (plan.ReplacedAttributes.Count > 0)
        {
            await using var delete = new NpgsqlCommand("delete from catalog.attribute_values where product_id = any($1)", connection)
            {
                Parameters = { new() { Value = plan.ReplacedAttributes.Select(id => id.Value).ToArray() } },
            };
            await delete.ExecuteNonQueryAsync(ct);
        }
        await CopyAsync("catalog.attribute_values (product_id, variant_id, attribute_id, text, number, flag)", plan.Attributes, CopyRow.Attribute);
    }

    private async Task WriteShelvesAsync(List<ShelfRow> shelves)
    {
        if (shelves.Count == 0) return;
        await ExecuteAsync("create temp table counted on commit drop as select variant_id, warehouse_id, on_hand from inventory.inventory with no data");
        await CopyAsync("counted (variant_id, warehouse_id, on_hand)", shelves, (row, shelf) =>
        {
            row.Write(shelf.Variant.Value, NpgsqlDbType.Uuid);
            row.Write(shelf.Warehouse.Value, NpgsqlDbType.Uuid);
            row.Write(shelf.OnHand, NpgsqlDbType.Integer);
        });
        await ExecuteAsync(
            """
            insert into inventory.inventory (variant_id, warehouse_id, on_hand, held, committed, backorder_limit, safety, shortage)
            select variant_id, warehouse_id, on_hand, 0, 0, 0, 0, 0 from counted order by variant_id, warehouse_id
            on conflict (variant_id, warehouse_id) do update set on_hand = excluded.on_hand
            """);
    }

    private async Task CopyAsync<T>(string into, IReadOnlyCollection<T> rows, Action<NpgsqlBinaryImporter, T> write)
    {
        if (rows.Count == 0) return;
        await using var copy = await connection.BeginBinaryImportAsync($"copy {into} from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            write(copy, row);
        }
        await copy.CompleteAsync(ct);
    }

    private async Task ExecuteAsync(string sql, DateTimeOffset? moment = null)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (moment is { } value) command.Parameters.Add(new() { Value = value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(ct);
    }
}
