using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Shelf;
using Storefront.Core.Shared;

namespace Storefront.Core.Content;

/// <summary>A policy page or a journal post with the products it speaks of. Nothing: there is none under this address.</summary>
public sealed class ShowPage(IStorefrontDb db, ListCards cards)
{
    public Task<ContentPageRow?> ExecuteAsync(ContentKind kind, string slug, Audience audience, CancellationToken ct) => db.ReadAsync(
        async (tables, token) =>
        {
            var page = await tables.ContentPages
                .Where(p => p.Kind == kind && p.Slug == slug && (p.Language == audience.Language || p.Language == Audience.OwnLanguage))
                .OrderByDescending(p => p.Language == audience.Language)
                .FirstOrDefaultAsync(token);
            if (page is null) return null;
            var products = await tables.Products.Where(p => page.Products.Contains(p.Slug)).Select(p => p.Id).ToListAsync(token);
            return new ContentPageRow(
                page.Slug, page.Title, page.Summary, page.Body, page.Author, page.PublishedOn, page.Picture,
                await cards.ExecuteAsync(products, audience, token));
        },
        ct);
}

/// <param name="Body">Markdown.</param>
/// <param name="Picture">Key of a picture.</param>
public sealed record ContentPageRow(
    string Slug, string Title, string Summary, string Body, string? Author, DateOnly? On, string? Picture, IReadOnlyList<ProductCardRow> Products);
