using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>Reads products for the index: a handful of queries for a batch, however many products it has.</summary>
internal sealed class ProductFactsReader(IStorefrontDb db, SearchOptions options)
{
    /// <summary>Those of the products that may be visible now or later; drafts, and what nothing can be bought of, are left out.</summary>
    public Task<IReadOnlyList<ProductFacts>> ReadAsync(IReadOnlyCollection<ProductId> ids, CancellationToken ct) => db.ReadAsync<IReadOnlyList<ProductFacts>>(
        async (tables, token) =>
        {
            var products = await ProductsAsync(tables, ids, token);
            var known = products.ConvertAll(product => product.Id);
            var variants = await VariantsAsync(tables, known, token);
            var attributes = await AttributesAsync(tables, known, token);
            var texts = await TextsAsync(tables, known, token);
            return [.. products.Where(product => variants[product.Id].Any())
                .Select(product => new ProductFacts(product, [.. variants[product.Id]], [.. attributes[product.Id]], texts(product.Id)))];
        },
        ct);

    /// <summary>All products that are not drafts; sixteen bytes each, so even a million is small.</summary>
    public Task<List<ProductId>> ListAsync(CancellationToken ct) => db.ReadAsync(
        (tables, token) => tables.Products.Where(product => product.PublishedAt != null).OrderBy(product => product.Id).Select(product => product.Id).ToListAsync(token),
        ct);

    public Task<List<ProductId>> OwnersAsync(IReadOnlyCollection<VariantId> variants, CancellationToken ct) => db.ReadAsync(
        (tables, token) => tables.Variants.Where(variant => variants.Contains(variant.Id)).Select(variant => variant.ProductId).Distinct().ToListAsync(token),
        ct);

    private static Task<List<ProductRow>> ProductsAsync(ITables tables, IReadOnlyCollection<ProductId> ids, CancellationToken ct) => tables.Products
        .Where(product => ids.Contains(product.Id) && product.PublishedAt != null)
        .Select(p => new ProductRow(
            p.Id, p.Version, p.Title, p.Summary, p.Description, p.Details, p.Tags, p.BrandId, p.CategoryId,
            p.PublishedAt!.Value, p.UnpublishedAt, p.RatingCount, p.RatingSum))
        .ToListAsync(ct);

    private static async Task<ILookup<ProductId, VariantFacts>> VariantsAsync(ITables tables, List<ProductId> products, CancellationToken ct)
    {
        var variants = await tables.Variants
            .Where(variant => products.Contains(variant.ProductId) && variant.Active)
            .OrderBy(variant => variant.ProductId).ThenBy(variant => variant.Position)
            .Select(v => new VariantRow(v.Id, v.ProductId, v.Sku, v.Mpn, v.Gtins, v.OptionValues, v.Availability))
            .ToListAsync(ct);
        var ids = variants.ConvertAll(variant => variant.Id);
        var prices = (await tables.Prices
            .Where(price => ids.Contains(price.VariantId))
            .Select(price => new { price.VariantId, price.AmountMinor, price.Currency })
            .ToListAsync(ct)).ToLookup(row => row.VariantId, row => new Money(row.AmountMinor, row.Currency));
        var stock = await tables.StockLevels
            .Where(level => ids.Contains(level.VariantId))
            .GroupBy(level => level.VariantId)
            .Select(levels => new { Variant = levels.Key, Available = levels.Sum(l => l.OnHand + l.BackorderLimit - l.Held - l.Committed - l.Safety) })
            .ToDictionaryAsync(row => row.Variant, row => row.Available, ct);
        return variants.ToLookup(row => row.Product, row => new VariantFacts(row, [.. prices[row.Id]], stock.GetValueOrDefault(row.Id)));
    }

    private static async Task<ILookup<ProductId, AttributeFact>> AttributesAsync(ITables tables, List<ProductId> products, CancellationToken ct) =>
        (await tables.AttributeValues
            .Where(value => products.Contains(value.ProductId))
            .Select(v => new AttributeFact(v.ProductId, v.VariantId, v.AttributeId, v.Text, v.Number, v.Flag))
            .ToListAsync(ct)).ToLookup(fact => fact.Product);

    private async Task<Func<ProductId, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>>> TextsAsync(
        ITables tables, List<ProductId> products, CancellationToken ct)
    {
        var languages = options.Translated;
        var owners = products.ConvertAll(product => product.Value);
        var rows = languages.Count == 0
            ? []
            : await tables.Translations
                .Where(text => owners.Contains(text.OwnerId) && languages.Contains(text.Language))
                .Select(text => new { text.OwnerId, text.Language, text.Texts })
                .ToListAsync(ct);
        var byOwner = rows.ToLookup(row => row.OwnerId);
        return product => byOwner[product.Value].ToDictionary(row => row.Language, row => row.Texts);
    }
}
