using Microsoft.EntityFrameworkCore;
using Storefront.Core.Search;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Editing;

/// <summary>The merchant's list of products, drafts included, by title.</summary>
public sealed class BrowseProducts(IStorefrontDb db, ISearchIndex index, ShopOptions shop, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>A search answers at most this many products.</summary>
    private const int MostFound = 200;

    /// <param name="Text">Piece of a title, or the beginning of an SKU.</param>
    /// <param name="Category">Slug: its whole branch.</param>
    /// <param name="Variants">Only products with one of these; null: all.</param>
    /// <param name="After">The <see cref="ListPage{T}.Next"/> of the page before.</param>
    public sealed record Query(string Text = "", string? Category = null, PublicationState? State = null, IReadOnlyCollection<VariantId>? Variants = null, string? After = null);

    public sealed record Row(
        ProductId Id,
        string Title,
        string Category,
        string? Picture,
        Publication Publication,
        Money? Price,
        bool PriceVaries,
        IReadOnlyList<VariantId> Variants,
        string Sku,
        DateTimeOffset ChangedAt);

    public async Task<ListPage<Row>> ExecuteAsync(Query query, CancellationToken ct)
    {
        var found = query.Text.Trim() is { Length: > 0 } text ? await FindAsync(text, ct) : null;
        return await db.ReadAsync(async (tables, token) =>
        {
            var products = await FilterAsync(tables, query, found, token);
            var page = ListPage<Product>.Of(
                await products.OrderBy(p => p.Title).ThenBy(p => p.Id).Take(PageSize + 1).ToListAsync(token), PageSize, product => product.Id.Value.ToString("N"));
            return new ListPage<Row>(await RowsAsync(tables, page.Rows, token), page.Next);
        }, ct);
    }

    /// <summary>What the shop's search finds of visible products, and whatever else begins so: drafts too.</summary>
    private async Task<List<ProductId>> FindAsync(string text, CancellationToken ct)
    {
        var visible = await index.SearchAsync(new() { Language = shop.Language, Currency = shop.SellingCurrency, Text = text, PageSize = SearchRequest.MaxPageSize, Facets = [] }, ct);
        var start = text.ToLowerInvariant();
        return await db.ReadAsync<List<ProductId>>(async (tables, token) =>
        {
            var byTitle = await tables.Products.Where(p => p.Title.ToLower().StartsWith(start)).Select(p => p.Id).OrderBy(id => id).Take(MostFound).ToListAsync(token);
            var bySku = await tables.Variants.Where(v => v.Sku.ToLower().StartsWith(start)).Select(v => v.ProductId).OrderBy(id => id).Take(MostFound).ToListAsync(token);
            return [.. byTitle.Union(bySku).Union(visible.Hits.Select(hit => hit.Product))];
        }, ct);
    }

    private async Task<IQueryable<Product>> FilterAsync(ITables tables, Query query, List<ProductId>? found, CancellationToken ct)
    {
        var (products, variants, now) = (tables.Products.AsQueryable(), tables.Variants, clock.GetUtcNow());
        if (found is not null) products = products.Where(p => found.Contains(p.Id));
        if (query.Variants is { } some) products = products.Where(p => variants.Any(v => v.ProductId == p.Id && some.Contains(v.Id)));
        if (query.Category is { } slug) products = await InBranchAsync(tables, products, slug, ct);
        if (query.State is { } state) products = InState(products, state, now);
        if (!Guid.TryParseExact(query.After, "N", out var key)) return products;
        var after = ProductId.From(key);
        var title = await tables.Products.Where(p => p.Id == after).Select(p => p.Title).FirstOrDefaultAsync(ct) ?? "";
        return products.Where(p => string.Compare(p.Title, title) > 0 || (p.Title == title && p.Id.CompareTo(after) > 0));
    }

    private static IQueryable<Product> InState(IQueryable<Product> products, PublicationState state, DateTimeOffset now) => state switch
    {
        PublicationState.Draft => products.Where(p => p.PublishedAt == null),
        PublicationState.Planned => products.Where(p => p.PublishedAt > now && (p.UnpublishedAt == null || p.UnpublishedAt > now)),
        PublicationState.Ended => products.Where(p => p.PublishedAt != null && p.UnpublishedAt <= now),
        PublicationState.Published => products.Where(p => p.PublishedAt <= now && (p.UnpublishedAt == null || p.UnpublishedAt > now)),
    };

    private static async Task<IQueryable<Product>> InBranchAsync(ITables tables, IQueryable<Product> products, string slug, CancellationToken ct)
    {
        var path = await tables.Categories.Where(c => c.Slug == slug).Select(c => c.Path).FirstOrDefaultAsync(ct) ?? "";
        var branch = await tables.Categories.Where(c => c.Path == path || c.Path.StartsWith(path + "/")).Select(c => c.Id).ToListAsync(ct);
        return products.Where(p => branch.Contains(p.CategoryId));
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(ITables tables, IReadOnlyList<Product> products, CancellationToken ct)
    {
        var (ids, currency) = (products.Select(p => p.Id).ToList(), shop.SellingCurrency);
        var (priceRows, media) = (tables.Prices.Where(p => p.Currency == currency), tables.Media);
        var categories = await tables.Categories.ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var variants = (await tables.Variants.Where(v => ids.Contains(v.ProductId)).OrderBy(v => v.Position)
            .Select(v => new { v.Id, v.ProductId, v.Sku, Price = priceRows.Where(p => p.VariantId == v.Id).Max(p => (long?)p.AmountMinor) })
            .ToListAsync(ct)).ToLookup(v => v.ProductId);
        var pictures = await media.Where(m => ids.Contains(m.ProductId) && m.Position == media.Where(other => other.ProductId == m.ProductId).Min(other => other.Position))
            .Select(m => new { m.ProductId, m.Key }).ToListAsync(ct);
        var keys = pictures.ToLookup(picture => picture.ProductId, picture => picture.Key);
        return [.. products.Select(product =>
        {
            var own = variants[product.Id].ToList();
            var prices = own.Where(v => v.Price is not null).Select(v => v.Price!.Value).Distinct().Order().ToList();
            return new Row(
                product.Id, product.Title, categories.GetValueOrDefault(product.CategoryId, ""), keys[product.Id].FirstOrDefault(),
                new(product.PublishedAt, product.UnpublishedAt), prices.Count > 0 ? new Money(prices[0], currency) : null, prices.Count > 1,
                [.. own.Select(v => v.Id)], own.FirstOrDefault()?.Sku ?? "", product.UpdatedAt);
        })];
    }
}
