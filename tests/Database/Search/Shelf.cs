using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Search;

/// <summary>Puts a small catalogue into the database of a test class, row by row and without events.</summary>
internal sealed class Shelf(TestDatabase database)
{
    private static readonly DateTimeOffset s_long = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, Guid> _attributes = [];
    private readonly Dictionary<string, Guid> _categories = [];
    private readonly Dictionary<string, Guid> _brands = [];
    private int _count;

    public async Task<Guid> CategoryAsync(string path, params string[] filters)
    {
        if (_categories.TryGetValue(path, out var known)) return known;
        var slash = path.LastIndexOf('/');
        Guid? parent = slash < 0 ? null : await CategoryAsync(path[..slash]);
        var (id, slug) = (Guid.CreateVersion7(), path[(slash + 1)..]);
        await RunAsync(
            "insert into catalog.categories (id, parent_id, slug, path, name, description, sort) values ($1, $2, $3, $4, $3, '', 0)",
            id, parent is { } above ? above : Null(NpgsqlDbType.Uuid), slug, path);
        for (var i = 0; i < filters.Length; i++)
            await RunAsync("insert into catalog.category_attributes (category_id, attribute_id, sort) values ($1, $2, $3)", id, await AttributeAsync(filters[i], "Text"), i);
        return _categories[path] = id;
    }

    public async Task<Guid> BrandAsync(string name)
    {
        if (_brands.TryGetValue(name, out var known)) return known;
        var id = Guid.CreateVersion7();
        await RunAsync("insert into catalog.brands (id, slug, name, story) values ($1, $2, $3, '')", id, Slug.Of(name), name);
        return _brands[name] = id;
    }

    public async Task<Guid> AttributeAsync(string code, string type)
    {
        if (_attributes.TryGetValue(code, out var known)) return known;
        var id = Guid.CreateVersion7();
        await RunAsync("insert into catalog.attributes (id, code, name, type) values ($1, $2, $2, $3)", id, code, type);
        return _attributes[code] = id;
    }

    public async Task<ProductId> AddAsync(Goods goods)
    {
        var id = ProductId.New();
        await RunAsync(
            """
            insert into catalog.products (id, slug, title, brand_id, category_id, summary, description, details, tags, kind, tax_class, options, related,
                published_at, unpublished_at, rating_count, rating_sum, created_at, updated_at, version)
            values ($1, $2, $3, $4, $5, '', $6, '{}', '{}', 'Simple', 'standard', '[]', '{}', $7, $8, $9, $10, $11, $11, 1)
            """,
            id.Value, $"p-{++_count}-{id.Value:N}", goods.Title, goods.Brand is { } brand ? await BrandAsync(brand) : Null(NpgsqlDbType.Uuid), await CategoryAsync(goods.Category),
            goods.Description, (object?)(goods.Draft ? null : goods.PublishedAt ?? s_long) ?? Null(NpgsqlDbType.TimestampTz), (object?)goods.UnpublishedAt ?? Null(NpgsqlDbType.TimestampTz),
            goods.Ratings, goods.Ratings * goods.Stars, s_long);
        foreach (var (i, variant) in goods.Variants.Index()) await AddAsync(id, variant, i);
        foreach (var (code, value) in goods.Attributes) await AddAttributeAsync(id, code, value);
        return id;
    }

    public Task RunAsync(string sql, params object[] values) => RunAsync(database.ConnectionString, sql, values);

    private static async Task RunAsync(string address, string sql, object[] values)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static NpgsqlParameter Null(NpgsqlDbType type) => new() { Value = DBNull.Value, NpgsqlDbType = type };

    private async Task AddAsync(ProductId product, GoodsVariant variant, int position)
    {
        var id = Guid.CreateVersion7();
        await RunAsync(
            """
            insert into catalog.variants (id, product_id, sku, gtins, mpn, option_values, weight_grams, position, availability, pictures, active)
            values ($1, $2, $3, $4, $5, $6, 1, $7, $8, '{}', $9)
            """,
            id, product.Value, variant.Sku, variant.Gtins, variant.Mpn is { } mpn ? mpn : Null(NpgsqlDbType.Text),
            new NpgsqlParameter { Value = JsonSerializer.Serialize(variant.Options), NpgsqlDbType = NpgsqlDbType.Jsonb }, position, variant.Availability, variant.Active);
        if (variant.Cents is { } cents)
            await RunAsync("insert into catalog.prices (variant_id, currency, amount_minor, includes_tax) values ($1, 'EUR', $2, true)", id, (long)cents);
        if (variant.Stock is { } stock)
            await RunAsync("insert into inventory.inventory (variant_id, warehouse_id, on_hand, held, committed, backorder_limit, safety, shortage) values ($1, $2, $3, 0, 0, 0, 0, 0)", id, Guid.Empty, stock);
    }

    private async Task AddAttributeAsync(ProductId product, string code, object value)
    {
        var (column, type) = value switch { string => ("text", "Text"), double => ("number", "Number"), bool => ("flag", "Flag"), _ => throw new ArgumentException(code) };
        await RunAsync(
            $"insert into catalog.attribute_values (product_id, variant_id, attribute_id, {column}) values ($1, $2, $3, $4)",
            product.Value, Guid.Empty, await AttributeAsync(code, type), value);
    }
}

/// <summary>A product to put on the shelf.</summary>
internal sealed record Goods(string Title, params IReadOnlyList<GoodsVariant> Variants)
{
    public string? Brand { get; init; }

    public string Category { get; init; } = "things";

    public string Description { get; init; } = "";

    public bool Draft { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? UnpublishedAt { get; init; }

    public int Ratings { get; init; }

    public int Stars { get; init; } = 5;

    public IReadOnlyDictionary<string, object> Attributes { get; init; } = new Dictionary<string, object>();
}

/// <param name="Cents">Price in EUR; null for none.</param>
/// <param name="Stock">Pieces on the shelf; null for no row.</param>
internal sealed record GoodsVariant(string Sku, int? Cents = 1000, int? Stock = 5)
{
    public string? Mpn { get; init; }

    public string[] Gtins { get; init; } = [];

    public string Availability { get; init; } = "InStock";

    public bool Active { get; init; } = true;

    public Dictionary<string, string> Options { get; init; } = [];
}
