using System.Text.Json;
using Storefront.Core.Catalog;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Demo;

/// <summary>Brands, category tree and attributes of the demo shop, by the names that products call them.</summary>
internal sealed class DemoStructure(DemoPictures pictures)
{
    private readonly Dictionary<string, AttributeType> _types = [];

    public Dictionary<string, BrandId> Brands { get; } = [];

    public Dictionary<string, CategoryId> Categories { get; } = [];

    public Dictionary<string, AttributeId> Attributes { get; } = [];

    public static async Task<DemoStructure> AddAsync(IWork work, DemoFolder files, DemoPictures pictures, CancellationToken ct)
    {
        var structure = new DemoStructure(pictures);
        foreach (var brand in await files.ReadAsync<DemoBrand[]>("brands.json", ct)) structure.Add(work, brand);
        foreach (var attribute in await files.ReadAsync<DemoAttribute[]>("attributes.json", ct)) structure.Add(work, attribute);
        foreach (var category in await files.ReadAsync<DemoCategory[]>("categories.json", ct)) structure.Add(work, category, null, "");
        return structure;
    }

    public AttributeValue ValueOf(ProductId product, VariantId variant, string code, JsonElement value) => _types[code] switch
    {
        AttributeType.Text => new(product, variant, Attributes[code], value.GetString(), null, null),
        AttributeType.Number => new(product, variant, Attributes[code], null, value.GetDouble(), null),
        AttributeType.Flag => new(product, variant, Attributes[code], null, null, value.GetBoolean()),
    };

    private void Add(IWork work, DemoBrand brand)
    {
        var row = new Brand(BrandId.New(), brand.Id, brand.Name);
        row.Describe(brand.Country, brand.Story);
        work.Brands.Add(row);
        work.Slugs.Add(new SlugEntry(TranslatedKind.Brand, brand.Id, row.Id.Value));
        Brands.Add(brand.Id, row.Id);
    }

    private void Add(IWork work, DemoAttribute attribute)
    {
        var row = new ProductAttribute(AttributeId.New(), attribute.Code, attribute.Name, attribute.Type, attribute.Unit);
        work.Attributes.Add(row);
        _types.Add(attribute.Code, attribute.Type);
        Attributes.Add(attribute.Code, row.Id);
    }

    private void Add(IWork work, DemoCategory category, CategoryId? parent, string above)
    {
        var row = new Category(CategoryId.New(), parent, category.Slug, above + category.Slug, category.Name, category.Sort);
        row.Describe(category.Description, category.Picture is { } picture ? pictures.KeyOf(picture) : null);
        work.Categories.Add(row);
        work.Slugs.Add(new SlugEntry(TranslatedKind.Category, category.Slug, row.Id.Value));
        Categories.Add(category.Slug, row.Id);
        foreach (var (sort, code) in (category.Attributes ?? []).Index()) work.CategoryAttributes.Add(new CategoryAttribute(row.Id, Attributes[code], sort));
        foreach (var child in category.Children ?? []) Add(work, child, row.Id, $"{row.Path}/");
    }
}
