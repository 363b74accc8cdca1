using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Import;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>Brands, categories, attributes and warehouses by the names that sources call them. What is missing is made in the unit of work of the batch that needs it.</summary>
internal sealed class CatalogNames
{
    private const string MainWarehouse = "main";

    private readonly Dictionary<string, BrandId> _brands = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(CategoryId Parent, string Name), Category> _categories = [];
    private readonly Dictionary<string, (AttributeId Id, AttributeType Type)> _attributes = new(StringComparer.Ordinal);
    private readonly HashSet<(TranslatedKind Kind, string Slug)> _slugs = [];
    private readonly List<Warehouse> _warehouses = [];

    /// <summary>True when a brand, category or attribute was made.</summary>
    public bool StructureChanged { get; private set; }

    public Warehouse FirstWarehouse => _warehouses[0];

    public static async Task<CatalogNames> ReadAsync(IWork work, CancellationToken ct)
    {
        var names = new CatalogNames();
        foreach (var brand in await work.Brands.AsNoTracking().ToListAsync(ct)) names._brands.TryAdd(brand.Name, brand.Id);
        foreach (var category in await work.Categories.AsNoTracking().ToListAsync(ct)) names._categories.TryAdd(KeyOf(category.ParentId, category.Name), category);
        foreach (var attribute in await work.Attributes.AsNoTracking().ToListAsync(ct)) names._attributes.Add(attribute.Code, (attribute.Id, attribute.Type));
        foreach (var slug in await work.Slugs.AsNoTracking().Where(slug => slug.Kind != TranslatedKind.Product).ToListAsync(ct)) names._slugs.Add((slug.Kind, slug.Slug));
        names._warehouses.AddRange(await work.Warehouses.AsNoTracking().OrderBy(warehouse => warehouse.Priority).ToListAsync(ct));
        if (names._warehouses.Count == 0) names.AddWarehouse(work);
        return names;
    }

    /// <summary>Forgets that the structure changed: the batch that changed it is told of.</summary>
    public void Told() => StructureChanged = false;

    public string? CategoryName(CategoryId id) => _categories.Values.FirstOrDefault(category => category.Id == id)?.Path;

    public WarehouseId? Warehouse(string code) => code == "*" ? FirstWarehouse.Id : _warehouses.FirstOrDefault(warehouse => warehouse.Code == code)?.Id;

    public BrandId Brand(IWork work, string name)
    {
        if (_brands.TryGetValue(name, out var known)) return known;
        var brand = new Brand(BrandId.New(), FreeSlug(TranslatedKind.Brand, name, ""), name);
        work.Brands.Add(brand);
        work.Slugs.Add(new SlugEntry(TranslatedKind.Brand, brand.Slug, brand.Id.Value));
        _brands.Add(name, brand.Id);
        StructureChanged = true;
        return brand.Id;
    }

    /// <param name="path">Names from the root; at least one.</param>
    public CategoryId Category(IWork work, IReadOnlyList<string> path)
    {
        Category? category = null;
        foreach (var name in path)
            category = _categories.GetValueOrDefault(KeyOf(category?.Id, name)) ?? AddCategory(work, category, name);
        return category!.Id;
    }

    /// <summary>Makes the attributes that a batch brings, each with the type that its values there have.</summary>
    public void Learn(IWork work, IEnumerable<ImportAttribute> attributes)
    {
        foreach (var group in attributes.Where(attribute => !_attributes.ContainsKey(attribute.Code)).GroupBy(attribute => attribute.Code))
            AddAttribute(work, group.Key, group.First().Name, AttributeContent.Infer(group.Select(attribute => attribute.Content)));
    }

    /// <summary>The attribute that takes the value: its own, or, where the type forbids it or it is taken, one with a longer code.</summary>
    public (AttributeId Id, AttributeContent Content) Place(IWork work, ImportAttribute value, HashSet<AttributeId> taken)
    {
        for (var code = value.Code; ;)
        {
            if (!_attributes.TryGetValue(code, out var attribute)) attribute = AddAttribute(work, code, value.Name, value.Content.OwnType());
            if (value.Content.As(attribute.Type) is not { } content) code += $"_{value.Content.OwnType().ToString().ToLowerInvariant()}";
            else if (!taken.Add(attribute.Id)) code += "_2";
            else return (attribute.Id, content);
        }
    }

    private static (CategoryId Parent, string Name) KeyOf(CategoryId? parent, string name) => (parent ?? default, name.ToUpperInvariant());

    private Category AddCategory(IWork work, Category? parent, string name)
    {
        var slug = FreeSlug(TranslatedKind.Category, name, parent?.Slug ?? "");
        var siblings = _categories.Values.Count(category => category.ParentId == parent?.Id);
        var category = new Category(CategoryId.New(), parent?.Id, slug, parent is null ? slug : $"{parent.Path}/{slug}", name, (siblings + 1) * 10);
        work.Categories.Add(category);
        work.Slugs.Add(new SlugEntry(TranslatedKind.Category, slug, category.Id.Value));
        _categories.Add(KeyOf(parent?.Id, name), category);
        StructureChanged = true;
        return category;
    }

    private (AttributeId Id, AttributeType Type) AddAttribute(IWork work, string code, string name, AttributeType type)
    {
        var attribute = new ProductAttribute(AttributeId.New(), code, name, type, null);
        work.Attributes.Add(attribute);
        StructureChanged = true;
        return _attributes[code] = (attribute.Id, type);
    }

    private void AddWarehouse(IWork work)
    {
        var warehouse = new Warehouse(WarehouseId.New(), MainWarehouse, "Main warehouse", "", 10);
        work.Warehouses.Add(warehouse);
        _warehouses.Add(warehouse);
    }

    private string FreeSlug(TranslatedKind kind, string name, string above)
    {
        var plain = Slug.Of(name) is { Length: > 0 } slug ? slug : kind.ToString().ToLowerInvariant();
        var free = plain;
        for (var n = 1; !_slugs.Add((kind, free)); n++)
            free = n == 1 && above.Length > 0 ? Short($"{above}-{plain}") : $"{Short(plain)}-{n + 1}";
        return free;
    }

    private static string Short(string slug) => slug.Length <= 110 ? slug : slug[..110].TrimEnd('-');
}
