using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Editing;

/// <summary>A product as it is stored now, for those who edit it.</summary>
public sealed class ShowProductSheet(IStorefrontDb db)
{
    /// <returns>Null: there is no such product.</returns>
    public Task<ProductSheet?> ExecuteAsync(ProductId id, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        if (await tables.Products.SingleOrDefaultAsync(p => p.Id == id, token) is not { } product) return null;
        return new ProductSheet
        {
            Id = id,
            Version = product.Version,
            Slug = product.Slug,
            Category = await tables.Categories.Where(c => c.Id == product.CategoryId).Select(c => c.Name).FirstOrDefaultAsync(token) ?? "",
            Brand = await tables.Brands.Where(b => b.Id == product.BrandId).Select(b => b.Name).FirstOrDefaultAsync(token),
            Words = new(product.Title, product.Summary, product.Description),
            Publication = new(product.PublishedAt, product.UnpublishedAt),
            ChangedAt = product.UpdatedAt,
            ChangedBy = product.UpdatedBy,
            Picture = await tables.Media.Where(m => m.ProductId == id).OrderBy(m => m.Position).Select(m => m.Key).FirstOrDefaultAsync(token),
            Variants = await VariantsAsync(tables, id, token),
        };
    }, ct);

    private static async Task<IReadOnlyList<VariantSheet>> VariantsAsync(ITables tables, ProductId product, CancellationToken ct)
    {
        var variants = await tables.Variants.Where(v => v.ProductId == product).OrderBy(v => v.Position).ToListAsync(ct);
        var ids = variants.ConvertAll(variant => variant.Id);
        var prices = (await tables.Prices.Where(p => ids.Contains(p.VariantId)).OrderBy(p => p.Currency).ToListAsync(ct)).ToLookup(p => p.VariantId);
        return [.. variants.Select(variant => new VariantSheet(
            variant.Id,
            variant.Sku,
            string.Join(", ", variant.OptionValues.Values),
            variant.Active,
            [.. prices[variant.Id].Select(p => new PriceSheet(p.Amount, p.CompareAtMinor is { } former ? new Money(former, p.Currency) : null))]))];
    }
}
