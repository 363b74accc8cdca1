using System.Collections.Frozen;
using Storefront.Core.Catalog;
using Storefront.Core.Search;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>Categories, brands and attributes with their names: small enough to be kept whole.</summary>
internal sealed class CatalogShape
{
    private readonly FrozenDictionary<CategoryId, Category> _categories;
    private readonly FrozenDictionary<string, Category> _categoriesBySlug;
    private readonly FrozenDictionary<BrandId, Brand> _brands;
    private readonly FrozenDictionary<string, Brand> _brandsBySlug;
    private readonly FrozenDictionary<AttributeId, ProductAttribute> _attributes;
    private readonly FrozenDictionary<string, ProductAttribute> _attributesByCode;
    private readonly ILookup<Guid, Translation> _texts;
    private readonly ILookup<CategoryId?, Category> _children;
    private readonly ILookup<CategoryId, AttributeId> _filtersOf;

    public CatalogShape(
        IReadOnlyCollection<Category> categories,
        IReadOnlyCollection<Brand> brands,
        IReadOnlyCollection<ProductAttribute> attributes,
        IReadOnlyCollection<CategoryAttribute> filters,
        IReadOnlyCollection<Translation> texts)
    {
        _categories = categories.ToFrozenDictionary(category => category.Id);
        _categoriesBySlug = categories.ToFrozenDictionary(category => category.Slug);
        _brands = brands.ToFrozenDictionary(brand => brand.Id);
        _brandsBySlug = brands.ToFrozenDictionary(brand => brand.Slug);
        _attributes = attributes.ToFrozenDictionary(attribute => attribute.Id);
        _attributesByCode = attributes.ToFrozenDictionary(attribute => attribute.Code);
        _texts = texts.ToLookup(text => text.OwnerId);
        _children = categories.OrderBy(category => category.Sort).ToLookup(category => category.ParentId);
        _filtersOf = filters.OrderBy(filter => filter.Sort).ToLookup(filter => filter.CategoryId, filter => filter.AttributeId);
    }

    public static CatalogShape Empty { get; } = new([], [], [], [], []);

    public IEnumerable<Category> Categories => _categories.Values;

    public IEnumerable<Brand> Brands => _brands.Values;

    public IEnumerable<ProductAttribute> Attributes => _attributes.Values;

    public Category? Category(CategoryId id) => _categories.GetValueOrDefault(id);

    public Category? Category(string slug) => _categoriesBySlug.GetValueOrDefault(slug);

    public Brand? Brand(BrandId id) => _brands.GetValueOrDefault(id);

    public Brand? Brand(string slug) => _brandsBySlug.GetValueOrDefault(slug);

    public ProductAttribute? Attribute(AttributeId id) => _attributes.GetValueOrDefault(id);

    public ProductAttribute? Attribute(string code) => _attributesByCode.GetValueOrDefault(code);

    /// <summary>A category and all above it, from the root.</summary>
    public IEnumerable<Category> Branch(Category category) =>
        category.Path.Split('/').Select(slug => _categoriesBySlug.GetValueOrDefault(slug)).OfType<Category>();

    public IEnumerable<Category> ChildrenOf(Category? parent) => _children[parent?.Id];

    /// <summary>The codes that the merchant chose to filter by in a category, in order.</summary>
    public IReadOnlyList<string> FiltersOf(Category category) =>
        [.. _filtersOf[category.Id].Select(Attribute).OfType<ProductAttribute>().Select(attribute => attribute.Code).Where(MayFilter)];

    /// <summary>A text of a category, brand or attribute in a language, or the shop's own where it is not translated.</summary>
    public string Text(Guid owner, string language, string field, string own) =>
        _texts[owner].FirstOrDefault(text => text.Language == language)?.Texts.GetValueOrDefault(field) is { Length: > 0 } translated ? translated : own;

    public IEnumerable<Translation> Texts(Guid owner) => _texts[owner];

    /// <summary>True when all that a product names is here.</summary>
    public bool Knows(ProductFacts facts) =>
        _categories.ContainsKey(facts.Product.Category)
        && (facts.Product.Brand is not { } brand || _brands.ContainsKey(brand))
        && facts.Attributes.All(fact => _attributes.ContainsKey(fact.Attribute));

    /// <summary>Codes that an address may use for an attribute; the others mean something else there.</summary>
    public static bool MayFilter(string code) => !FacetCodes.IsBuiltIn(code) && !SearchAddress.IsReserved(code);
}
