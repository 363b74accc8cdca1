using System.Security.Cryptography;
using System.Text;
using Storefront.Core.Catalog;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>What was renamed, moved or removed between two shapes: products that have one of these read differently now. Additions change no product.</summary>
internal sealed record ShapeChange(IReadOnlyList<CategoryId> Categories, IReadOnlyList<BrandId> Brands, IReadOnlyList<AttributeId> Attributes)
{
    public bool IsNone => Categories.Count == 0 && Brands.Count == 0 && Attributes.Count == 0;

    public static ShapeChange Between(CatalogShape old, CatalogShape now) => new(
        [.. old.Categories.Where(category => Words(old, category) != Words(now, now.Category(category.Id))).Select(category => category.Id)],
        [.. old.Brands.Where(brand => Words(old, brand) != Words(now, now.Brand(brand.Id))).Select(brand => brand.Id)],
        [.. old.Attributes.Where(attribute => Words(old, attribute) != Words(now, now.Attribute(attribute.Id))).Select(attribute => attribute.Id)]);

    /// <summary>The same for two shapes in which every product reads the same.</summary>
    public static string Fingerprint(CatalogShape shape)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var category in shape.Categories.OrderBy(category => category.Id.Value)) hash.AppendData(Encoding.UTF8.GetBytes(Words(shape, category)));
        foreach (var brand in shape.Brands.OrderBy(brand => brand.Id.Value)) hash.AppendData(Encoding.UTF8.GetBytes(Words(shape, brand)));
        foreach (var attribute in shape.Attributes.OrderBy(attribute => attribute.Id.Value)) hash.AppendData(Encoding.UTF8.GetBytes(Words(shape, attribute)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Words(CatalogShape shape, Category? category) =>
        category is null ? "" : string.Join('\n', shape.Branch(category).Select(c => $"{c.Slug}\t{c.Name}\t{Words(shape, c.Id.Value)}"));

    private static string Words(CatalogShape shape, Brand? brand) =>
        brand is null ? "" : $"{brand.Slug}\t{brand.Name}\t{Words(shape, brand.Id.Value)}";

    private static string Words(CatalogShape shape, ProductAttribute? attribute) =>
        attribute is null ? "" : $"{attribute.Code}\t{attribute.Name}\t{attribute.Type}\t{attribute.Unit}\t{Words(shape, attribute.Id.Value)}";

    private static string Words(CatalogShape shape, Guid owner) => string.Join('\t', shape.Texts(owner)
        .OrderBy(text => text.Language, StringComparer.Ordinal)
        .SelectMany(text => text.Texts.OrderBy(field => field.Key, StringComparer.Ordinal), (text, field) => $"{text.Language}\t{field.Key}\t{field.Value}"));
}
