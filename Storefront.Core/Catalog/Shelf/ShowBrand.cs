using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Shelf;

/// <summary>What stands above the list of a brand. Nothing: there is no such brand.</summary>
public sealed class ShowBrand(IStorefrontDb db)
{
    public Task<BrandRow?> ExecuteAsync(string slug, Audience audience, CancellationToken ct) => db.ReadAsync(
        async (tables, token) =>
        {
            var brand = await tables.Brands.FirstOrDefaultAsync(b => b.Slug == slug, token);
            if (brand is null) return null;
            var texts = await TranslatedTexts.LoadAsync(tables, [brand.Id.Value], audience, token);
            return new BrandRow(brand.Slug, brand.Name, brand.Country, texts.Of(brand.Id.Value, "story", brand.Story));
        },
        ct);
}

public sealed record BrandRow(string Slug, string Name, string? Country, string Story);
