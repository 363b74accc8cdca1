using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Reviews;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Shelf;

/// <summary>One product with everything its page shows.</summary>
public sealed class ShowProduct(IStorefrontDb db, ListAvailable stock, ListReviews reviews, ListCards cards, TimeProvider clock)
{
    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Found(ProductPageRow Product) : Result;

        /// <summary>An address of yesterday.</summary>
        public sealed record Moved(string Slug) : Result;

        public sealed record Missing : Result;
    }

    public Task<Result> ExecuteAsync(string slug, Audience audience, CancellationToken ct) =>
        db.ReadAsync((tables, token) => ReadAsync(tables, slug, audience, token), ct);

    private async Task<Result> ReadAsync(ITables tables, string slug, Audience audience, CancellationToken ct)
    {
        var visible = tables.Products.VisibleAt(clock.GetUtcNow());
        var product = await visible.FirstOrDefaultAsync(p => p.Slug == slug, ct);
        if (product is null) return await ElsewhereAsync(tables, visible, slug, ct);

        var facts = await ProductFacts.LoadAsync(tables, product.Id, audience, ct);
        var pictures = await tables.Media
            .Where(media => media.ProductId == product.Id)
            .OrderBy(media => media.Position)
            .Select(media => new PictureRow(media.Key, media.Alt, media.Width, media.Height))
            .ToListAsync(ct);
        var variants = (await ShelfVariants.LoadAsync(tables, stock, [product.Id], audience, ct))[product.Id].ToArray();
        if (variants.Length == 0) return new Result.Missing();

        var related = await visible.Where(p => product.Related.Contains(p.Slug)).Select(p => new { p.Id, p.Slug }).ToListAsync(ct);
        var texts = await TranslatedTexts.LoadAsync(tables, [product.Id.Value], audience, ct);
        return new Result.Found(new(
            product.Id,
            product.Slug,
            texts.Of(product.Id.Value, "title", product.Title),
            texts.Of(product.Id.Value, "summary", product.Summary),
            texts.Of(product.Id.Value, "description", product.Description),
            texts.ListOf(product.Id.Value, "details", product.Details),
            await BrandAsync(tables, product.BrandId, ct),
            await CategoryPath.LoadAsync(tables, product.CategoryId, audience, ct),
            product.Options,
            [.. variants.Select(variant => Row(product, variant, pictures, facts))],
            pictures,
            facts.OfProduct,
            await PartsAsync(tables, variants[0].Id, ct),
            await reviews.ExecuteAsync(product.Id, ct),
            await cards.ExecuteAsync([.. related.OrderBy(row => IndexOf(product.Related, row.Slug)).Select(row => row.Id)], audience, ct)));
    }

    private static async Task<Result> ElsewhereAsync(ITables tables, IQueryable<Product> visible, string slug, CancellationToken ct)
    {
        var target = await tables.Slugs.Where(entry => entry.Kind == TranslatedKind.Product && entry.Slug == slug).Select(entry => entry.TargetId).FirstOrDefaultAsync(ct);
        var moved = target == default ? null : await visible.Where(p => p.Id == ProductId.From(target)).Select(p => p.Slug).FirstOrDefaultAsync(ct);
        return moved is null ? new Result.Missing() : new Result.Moved(moved);
    }

    private static VariantRow Row(Product product, ShelfVariants.Row variant, IReadOnlyList<PictureRow> pictures, ProductFacts facts) => new(
        variant.Id,
        variant.Sku,
        variant.Gtins.FirstOrDefault(),
        [.. product.Options.Select(option => variant.OptionValues.GetValueOrDefault(option.Name, ""))],
        variant.Price,
        variant.Shelf,
        variant.Left,
        variant.WeightGrams,
        variant.AvailableAt,
        [.. variant.Pictures.Select(key => pictures.FirstOrDefault(picture => picture.Key == key)).OfType<PictureRow>()],
        facts.OfVariant(variant.Id));

    private static async Task<LinkRow?> BrandAsync(ITables tables, BrandId? brand, CancellationToken ct) =>
        brand is null ? null : await tables.Brands.Where(b => b.Id == brand).Select(b => new LinkRow(b.Slug, b.Name)).FirstOrDefaultAsync(ct);

    private static Task<List<PartRow>> PartsAsync(ITables tables, VariantId set, CancellationToken ct) => (
        from part in tables.BundleComponents
        where part.BundleId == set
        join variant in tables.Variants on part.ComponentId equals variant.Id
        join product in tables.Products on variant.ProductId equals product.Id
        orderby product.Title
        select new PartRow(product.Slug, product.Title, part.Quantity)).ToListAsync(ct);

    private static int IndexOf(IReadOnlyList<string> slugs, string slug) => slugs.Index().First(entry => entry.Item == slug).Index;
}
