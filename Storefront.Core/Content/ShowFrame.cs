using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Shelf;
using Storefront.Core.Shared;

namespace Storefront.Core.Content;

/// <summary>What stands around every page: names, menu, footer.</summary>
public sealed class ShowFrame(IStorefrontDb db)
{
    /// <summary>More top categories than fit in one row stay reachable by search.</summary>
    private const int MenuLength = 9;

    public Task<ShopFrame> ExecuteAsync(Audience audience, CancellationToken ct) => db.ReadAsync(
        async (tables, token) =>
        {
            var shop = await ShopWords.LoadAsync(tables, audience, token);
            var menu = await MenuAsync(tables, audience, token);
            return new ShopFrame(shop.Name, shop.Promise, shop.Currency, shop.Contact, shop.Promises, menu, await PagesAsync(tables, audience, token));
        },
        ct);

    // A page that nobody has translated is linked in the shop's own language.
    private static async Task<IReadOnlyList<LinkRow>> PagesAsync(ITables tables, Audience audience, CancellationToken ct)
    {
        var pages = await tables.ContentPages
            .Where(page => page.Kind == ContentKind.Page && (page.Language == audience.Language || page.Language == Audience.OwnLanguage))
            .OrderBy(page => page.Sort).ThenByDescending(page => page.Language == audience.Language)
            .Select(page => new LinkRow(page.Slug, page.Title))
            .ToListAsync(ct);
        return [.. pages.DistinctBy(page => page.Slug)];
    }

    private static async Task<IReadOnlyList<MenuRow>> MenuAsync(ITables tables, Audience audience, CancellationToken ct)
    {
        var top = await tables.Categories.Where(c => c.ParentId == null).OrderBy(c => c.Sort).ThenBy(c => c.Name).Take(MenuLength).ToListAsync(ct);
        var parents = top.ConvertAll(category => (CategoryId?)category.Id);
        var below = await tables.Categories.Where(c => parents.Contains(c.ParentId)).OrderBy(c => c.Sort).ThenBy(c => c.Name).ToListAsync(ct);
        var texts = await TranslatedTexts.LoadAsync(tables, top.Concat(below).Select(category => category.Id.Value), audience, ct);
        return [.. top.Select(category => new MenuRow(category.Slug, Name(category), [.. below.Where(child => child.ParentId == category.Id).Select(child => new LinkRow(child.Slug, Name(child)))]))];

        string Name(Category category) => texts.Of(category.Id.Value, "name", category.Name);
    }
}

public sealed record ShopFrame(string Name, string Promise, string Currency, ShopContact? Contact, IReadOnlyList<ShopPromise> Promises, IReadOnlyList<MenuRow> Menu, IReadOnlyList<LinkRow> Pages);

public sealed record MenuRow(string Slug, string Name, IReadOnlyList<LinkRow> Children);
