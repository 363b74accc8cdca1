using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Shelf;

/// <summary>Some products as cards, in the order asked for. Products that are not visible are left out.</summary>
public sealed class ListCards(IStorefrontDb db, ListAvailable stock, TimeProvider clock)
{
    public Task<IReadOnlyList<ProductCardRow>> ExecuteAsync(IReadOnlyList<ProductId> products, Audience audience, CancellationToken ct) =>
        products.Count == 0
            ? Task.FromResult<IReadOnlyList<ProductCardRow>>([])
            : db.ReadAsync((tables, token) => ReadAsync(tables, products, audience, token), ct);

    private async Task<IReadOnlyList<ProductCardRow>> ReadAsync(ITables tables, IReadOnlyList<ProductId> wanted, Audience audience, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var products = await (
            from product in tables.Products.VisibleAt(now)
            where wanted.Contains(product.Id)
            join brand in tables.Brands on product.BrandId equals brand.Id into brands
            from brand in brands.DefaultIfEmpty()
            select new ProductFacts(
                product.Id, product.Version, product.Slug, product.Title, brand == null ? "" : brand.Name,
                product.Options, product.Tags, product.RatingCount, product.RatingSum)).ToListAsync(ct);
        var ids = products.ConvertAll(product => product.Id);
        var pictures = (await tables.Media
            .Where(media => ids.Contains(media.ProductId))
            .OrderBy(media => media.ProductId).ThenBy(media => media.Position)
            .Select(media => new { media.ProductId, Picture = new PictureRow(media.Key, media.Alt, media.Width, media.Height) })
            .ToListAsync(ct)).ToLookup(row => row.ProductId, row => row.Picture);
        var variants = await ShelfVariants.LoadAsync(tables, stock, ids, audience, ct);
        var texts = await TranslatedTexts.LoadAsync(tables, ids.Select(id => id.Value), audience, ct);

        var cards = products.ToDictionary(product => product.Id, product => Card(product, [.. pictures[product.Id]], [.. variants[product.Id]], texts));
        return [.. wanted.Where(cards.ContainsKey).Select(id => cards[id])];
    }

    private static ProductCardRow Card(ProductFacts product, IReadOnlyList<PictureRow> pictures, IReadOnlyList<ShelfVariants.Row> variants, TranslatedTexts texts)
    {
        var own = variants.FirstOrDefault()?.Pictures ?? [];
        var main = pictures.FirstOrDefault(picture => own.Contains(picture.Key)) ?? pictures.FirstOrDefault();
        return new(
            product.Id,
            product.Version,
            product.Slug,
            texts.Of(product.Id.Value, "title", product.Title),
            product.Brand,
            main,
            pictures.FirstOrDefault(picture => picture != main && own.Contains(picture.Key)),
            ShelfVariants.Cheapest(variants),
            [.. product.Options.SelectMany(option => option.Values).Select(value => value.Hex).OfType<string>()],
            product.RatingCount == 0 ? null : (decimal)product.RatingSum / product.RatingCount,
            product.RatingCount,
            ShelfRule.Best(variants.Select(variant => variant.Shelf)),
            product.Tags.Contains("new"));
    }

    private sealed record ProductFacts(
        ProductId Id, long Version, string Slug, string Title, string Brand, IReadOnlyList<ProductOption> Options, IReadOnlyList<string> Tags, int RatingCount, int RatingSum);
}
