using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Editing;

/// <summary>The merchant's list of single variants, by SKU: what lies on shelves.</summary>
public sealed class BrowseVariants(IStorefrontDb db)
{
    public const int PageSize = 50;

    /// <param name="Text">Beginning of an SKU or of a word of the title.</param>
    /// <param name="Among">Only these; null: all.</param>
    /// <param name="After">The <see cref="ListPage{T}.Next"/> of the page before.</param>
    public sealed record Query(string Text = "", IReadOnlyCollection<VariantId>? Among = null, string? After = null);

    /// <param name="Options">Chosen values, separated by commas; empty: the product's only variant.</param>
    public sealed record Row(VariantId Id, ProductId Product, string Title, string Sku, string Options);

    public Task<ListPage<Row>> ExecuteAsync(Query query, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        var (variants, products) = (tables.Variants.Where(variant => variant.Availability != Availability.Digital), tables.Products);
        if (query.Among is { } some) variants = variants.Where(variant => some.Contains(variant.Id));
        if (query.Text.Trim().ToLowerInvariant() is { Length: > 0 } text)
            variants = variants.Where(variant => variant.Sku.ToLower().StartsWith(text)
                || products.Any(p => p.Id == variant.ProductId && (p.Title.ToLower().StartsWith(text) || p.Title.ToLower().Contains(" " + text))));
        if (query.After is { Length: > 0 } after) variants = variants.Where(variant => string.Compare(variant.Sku, after) > 0);
        return ListPage<Row>.Of(await RowsAsync(variants.OrderBy(variant => variant.Sku).Take(PageSize + 1), tables, token), PageSize, row => row.Sku);
    }, ct);

    /// <summary>Names of some variants, for pages that know their ids; those that are gone are left out.</summary>
    public Task<IReadOnlyDictionary<VariantId, Row>> NameAsync(IReadOnlyCollection<VariantId> ids, CancellationToken ct) =>
        db.ReadAsync<IReadOnlyDictionary<VariantId, Row>>(
            async (tables, token) => (await RowsAsync(tables.Variants.Where(variant => ids.Contains(variant.Id)), tables, token)).ToDictionary(row => row.Id), ct);

    private static async Task<List<Row>> RowsAsync(IQueryable<Variant> variants, ITables tables, CancellationToken ct)
    {
        var rows = await variants.Select(variant => new { variant.Id, variant.ProductId, variant.Sku, variant.OptionValues }).ToListAsync(ct);
        var ids = rows.Select(row => row.ProductId).Distinct().ToList();
        var titles = await tables.Products.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Title, ct);
        return rows.ConvertAll(row => new Row(row.Id, row.ProductId, titles.GetValueOrDefault(row.ProductId, ""), row.Sku, string.Join(", ", row.OptionValues.Values)));
    }
}
