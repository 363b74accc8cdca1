using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

public sealed class Category
{
    private Category()
    {
    }

    public Category(CategoryId id, CategoryId? parent, string slug, string path, string name, int sort)
    {
        Id = id;
        ParentId = parent;
        Slug = slug;
        Path = path;
        Name = name;
        Sort = sort;
    }

    public CategoryId Id { get; private set; }

    public CategoryId? ParentId { get; private set; }

    /// <summary>Unique in the whole tree, because addresses are <c>/c/{slug}</c>.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Slugs from the root, joined by <c>/</c>: a branch is a prefix.</summary>
    public string Path { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>Key of a picture, if it has one.</summary>
    public string? Picture { get; private set; }

    public int Sort { get; private set; }

    public void Describe(string description, string? picture) => (Description, Picture) = (description, picture);
}

/// <summary>An attribute that shoppers filter by in a category, and its place in the list of facets.</summary>
public sealed class CategoryAttribute
{
    private CategoryAttribute()
    {
    }

    public CategoryAttribute(CategoryId category, AttributeId attribute, int sort)
    {
        CategoryId = category;
        AttributeId = attribute;
        Sort = sort;
    }

    public CategoryId CategoryId { get; private set; }

    public AttributeId AttributeId { get; private set; }

    public int Sort { get; private set; }
}
