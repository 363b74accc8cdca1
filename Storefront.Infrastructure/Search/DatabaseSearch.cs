using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Search;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Search;

/// <summary>
/// The shop's search while there is no index: titles and SKUs that begin with what was typed, newest first, one page, no facets.
/// Filters by brand and category hold, the others do not; <see cref="SearchSource.Database"/> tells the page.
/// </summary>
internal sealed class DatabaseSearch(IStorefrontDb db, TimeProvider clock)
{
    private const int MostFound = 1000;

    public Task<SearchPage> SearchAsync(SearchRequest request, CancellationToken ct) => AnswerAsync(Clean(request), ct);

    /// <summary>PostgreSQL refuses a text with a NUL or a lone surrogate.</summary>
    private static SearchRequest Clean(SearchRequest request) => request with
    {
        Text = Clean(request.Text),
        Category = request.Category is { } category ? Clean(category) : null,
        Brand = request.Brand is { } brand ? Clean(brand) : null,
        Filters = [.. request.Filters.Select(filter => filter with { Values = [.. filter.Values.Select(Clean)] })],
    };

    private static string Clean(string text) => SearchAddress.Clean(text, SearchAddress.MaxText);

    private Task<SearchPage> AnswerAsync(SearchRequest request, CancellationToken ct) => db.ReadAsync(
        async (tables, token) =>
        {
            var products = await ScopedAsync(tables, request, token);
            if (request.Text.Length > 0) products = await FoundAsync(tables, products, request.Text.ToLowerInvariant(), token);
            var newest = products.OrderByDescending(product => product.PublishedAt);
            var total = await newest.Take(MostFound).CountAsync(token);
            var rows = await newest
                .Take(Math.Clamp(request.PageSize, 1, SearchRequest.MaxPageSize))
                .Select(product => new { product.Id, product.Version })
                .ToListAsync(token);
            var variants = await FirstVariantsAsync(tables, rows.ConvertAll(row => row.Id), token);
            SearchHit[] hits = [.. rows.Where(row => variants.ContainsKey(row.Id)).Select(row => new SearchHit(row.Id, row.Version, variants[row.Id]))];
            return new SearchPage(total, hits, [], null, null, SearchSource.Database);
        },
        ct);

    private static async Task<Dictionary<ProductId, VariantId>> FirstVariantsAsync(ITables tables, List<ProductId> products, CancellationToken ct) =>
        (await tables.Variants
            .Where(variant => variant.Active && products.Contains(variant.ProductId))
            .OrderBy(variant => variant.Position)
            .Select(variant => new { variant.ProductId, variant.Id })
            .ToListAsync(ct)).GroupBy(row => row.ProductId).ToDictionary(rows => rows.Key, rows => rows.First().Id);

    private async Task<IQueryable<Product>> ScopedAsync(ITables tables, SearchRequest request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var variants = tables.Variants;
        var products = tables.Products.Where(product =>
            product.PublishedAt <= now && (product.UnpublishedAt == null || product.UnpublishedAt > now)
            && variants.Any(variant => variant.ProductId == product.Id && variant.Active));
        foreach (var slugs in Chosen(request.Category, FacetCodes.Category, request))
        {
            var paths = await tables.Categories.Where(category => slugs.Contains(category.Slug)).Select(category => category.Path).ToListAsync(ct);
            var branch = await tables.Categories.Where(category => paths.Any(path => category.Path == path || category.Path.StartsWith(path + "/"))).Select(category => category.Id).ToListAsync(ct);
            products = products.Where(product => branch.Contains(product.CategoryId));
        }
        foreach (var slugs in Chosen(request.Brand, FacetCodes.Brand, request))
        {
            var brands = await tables.Brands.Where(brand => slugs.Contains(brand.Slug)).Select(brand => brand.Id).ToListAsync(ct);
            products = products.Where(product => product.BrandId != null && brands.Contains(product.BrandId.Value));
        }
        return products;
    }

    private static IEnumerable<IReadOnlyList<string>> Chosen(string? scope, string code, SearchRequest request)
    {
        if (scope is not null) yield return [scope];
        if (request.Filters.FirstOrDefault(filter => filter.Code == code) is { } filter) yield return filter.Values;
    }

    /// <summary>Two queries, so that each can use its own index; one condition over both could use none.</summary>
    private static async Task<IQueryable<Product>> FoundAsync(ITables tables, IQueryable<Product> products, string text, CancellationToken ct)
    {
        var byTitle = await tables.Products.Where(product => product.Title.ToLower().StartsWith(text)).OrderBy(product => product.Title).Select(product => product.Id).Take(MostFound).ToListAsync(ct);
        var bySku = await tables.Variants.Where(variant => variant.Sku.ToLower().StartsWith(text)).OrderBy(variant => variant.Sku).Select(variant => variant.ProductId).Take(MostFound).ToListAsync(ct);
        List<ProductId> found = [.. byTitle.Union(bySku)];
        return products.Where(product => found.Contains(product.Id));
    }
}
