using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Search.Indexing;

internal sealed class CatalogShapeReader(IStorefrontDb db, SearchOptions options)
{
    public Task<CatalogShape> ReadAsync(CancellationToken ct) => db.ReadAsync(
        async (tables, token) => new CatalogShape(
            await tables.Categories.ToListAsync(token),
            await tables.Brands.ToListAsync(token),
            await tables.Attributes.ToListAsync(token),
            await tables.CategoryAttributes.ToListAsync(token),
            await TextsAsync(tables, token)),
        ct);

    /// <summary>The products that a change of the shape touches.</summary>
    public Task<List<ProductId>> TouchedAsync(ShapeChange change, CancellationToken ct) => db.ReadAsync(
        (tables, token) =>
        {
            var values = tables.AttributeValues.Where(value => change.Attributes.Contains(value.AttributeId));
            return tables.Products
                .Where(product =>
                    change.Categories.Contains(product.CategoryId)
                    || (product.BrandId != null && change.Brands.Contains(product.BrandId.Value))
                    || values.Any(value => value.ProductId == product.Id))
                .Select(product => product.Id)
                .ToListAsync(token);
        },
        ct);

    private Task<List<Translation>> TextsAsync(ITables tables, CancellationToken ct)
    {
        var languages = options.Translated;
        return tables.Translations.Where(text => text.Kind != TranslatedKind.Product && languages.Contains(text.Language)).ToListAsync(ct);
    }
}
