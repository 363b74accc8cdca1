using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Shelf;
using Storefront.Core.Shared;

namespace Storefront.Core.Content;

/// <summary>The home page, from top to bottom.</summary>
public sealed class ShowHome(IStorefrontDb db, ListCards cards, TimeProvider clock)
{
    private const int RowLength = 4;

    public Task<HomePageRow> ExecuteAsync(Audience audience, CancellationToken ct) =>
        db.ReadAsync((tables, token) => ReadAsync(tables, audience, token), ct);

    private async Task<HomePageRow> ReadAsync(ITables tables, Audience audience, CancellationToken ct)
    {
        var shop = await ShopWords.LoadAsync(tables, audience, ct);
        var visible = tables.Products.VisibleAt(clock.GetUtcNow());
        var newest = await visible.OrderByDescending(p => p.PublishedAt).ThenByDescending(p => p.Id).Select(p => p.Id).Take(RowLength).ToListAsync(ct);
        var loved = await visible.OrderByDescending(p => p.RatingSum).ThenByDescending(p => p.Id).Select(p => p.Id).Take(RowLength).ToListAsync(ct);
        var rows = (await cards.ExecuteAsync([.. newest.Union(loved)], audience, ct)).ToDictionary(card => card.Id);
        return new(
            shop.Name,
            shop.Promise,
            shop.Hero.FirstOrDefault(),
            await TilesAsync(tables, audience, ct),
            [.. newest.Where(rows.ContainsKey).Select(id => rows[id])],
            [.. loved.Where(rows.ContainsKey).Select(id => rows[id])],
            shop.Story,
            shop.Hero.ElementAtOrDefault(1)?.Picture,
            shop.Promises,
            await JournalAsync(tables, audience, ct));
    }

    private static async Task<IReadOnlyList<TileRow>> TilesAsync(ITables tables, Audience audience, CancellationToken ct)
    {
        var top = await tables.Categories.Where(c => c.ParentId == null && c.Picture != null).OrderBy(c => c.Sort).Take(8).ToListAsync(ct);
        var texts = await TranslatedTexts.LoadAsync(tables, top.Select(category => category.Id.Value), audience, ct);
        return [.. top.Select(category => new TileRow(category.Slug, texts.Of(category.Id.Value, "name", category.Name), PictureRow.OfCategory(category.Picture)))];
    }

    private static Task<List<PostRow>> JournalAsync(ITables tables, Audience audience, CancellationToken ct) => tables.ContentPages
        .Where(page => page.Kind == ContentKind.Post && page.Language == audience.Language)
        .OrderByDescending(page => page.PublishedOn)
        .Take(3)
        .Select(page => new PostRow(page.Slug, page.Title, page.Summary, page.PublishedOn, page.Author, page.Picture))
        .ToListAsync(ct);
}

/// <param name="StoryPicture">Key of a wide picture.</param>
public sealed record HomePageRow(
    string Name,
    string Promise,
    ShopHero? Hero,
    IReadOnlyList<TileRow> Categories,
    IReadOnlyList<ProductCardRow> New,
    IReadOnlyList<ProductCardRow> BestLoved,
    string Story,
    string? StoryPicture,
    IReadOnlyList<ShopPromise> Promises,
    IReadOnlyList<PostRow> Journal);

public sealed record TileRow(string Slug, string Name, PictureRow? Picture);

/// <param name="Picture">Key of a picture.</param>
public sealed record PostRow(string Slug, string Title, string Summary, DateOnly? On, string? Author, string? Picture);
