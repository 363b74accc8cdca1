using Storefront.Core.Catalog.Editing;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>What shoppers see as one thing, sold in one or more variants.</summary>
public sealed class Product
{
    private Product()
    {
    }

    public Product(ProductId id, string slug, string title, CategoryId category, DateTimeOffset now)
    {
        Id = id;
        Slug = slug;
        Title = title;
        CategoryId = category;
        CreatedAt = UpdatedAt = now;
        Version = 1;
    }

    public ProductId Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    public BrandId? BrandId { get; private set; }

    public CategoryId CategoryId { get; private set; }

    /// <summary>At most one sentence, for cards and search engines.</summary>
    public string Summary { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>Short facts, shown as a list.</summary>
    public IReadOnlyList<string> Details { get; private set; } = [];

    public IReadOnlyList<string> Tags { get; private set; } = [];

    public ProductKind Kind { get; private set; } = ProductKind.Simple;

    /// <summary>Code of a tax class.</summary>
    public string TaxClass { get; private set; } = "standard";

    /// <summary>What a shopper chooses from, in order: colour, size. Variants are combinations of the values.</summary>
    public IReadOnlyList<ProductOption> Options { get; private set; } = [];

    /// <summary>Slugs of related products chosen by the merchant.</summary>
    public IReadOnlyList<string> Related { get; private set; } = [];

    /// <summary>Visible from this moment; null is a draft.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Visible until this moment; null is for ever.</summary>
    public DateTimeOffset? UnpublishedAt { get; private set; }

    /// <summary>Number of published reviews and the sum of their stars.</summary>
    public int RatingCount { get; private set; }

    public int RatingSum { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Mail address of the member of staff who changed it last; null: an import, or the shop itself.</summary>
    public string? UpdatedBy { get; private set; }

    /// <summary>Grows with every change of the product, its variants, prices or pictures: the key of everything derived, and the guard against two editors.</summary>
    public long Version { get; private set; }

    /// <summary>Texts and lists of a product that is just being made.</summary>
    public Product Describe(string summary, string description, IReadOnlyList<string> details, IReadOnlyList<string> tags)
    {
        (Summary, Description, Details, Tags) = (summary, description, details, tags);
        return this;
    }

    /// <summary>Where a product that is just being made belongs.</summary>
    public Product Classify(BrandId? brand, ProductKind kind, string taxClass, IReadOnlyList<string> related)
    {
        (BrandId, Kind, TaxClass, Related) = (brand, kind, taxClass, related);
        return this;
    }

    public Product Offer(IReadOnlyList<ProductOption> options, DateTimeOffset? publishedAt)
    {
        (Options, PublishedAt) = (options, publishedAt);
        return this;
    }

    /// <summary>Takes over the number of published reviews and the sum of their stars.</summary>
    public void CountReviews(int count, int sum) => (RatingCount, RatingSum) = (count, sum);

    /// <summary>Takes over what a member of staff wrote.</summary>
    public void Edit(ProductWords words, Publication publication, string staff, DateTimeOffset now)
    {
        (Title, Summary, Description) = words;
        (PublishedAt, UnpublishedAt) = publication;
        Touch(now, staff);
    }

    /// <param name="staff">Null: an import, or the shop itself.</param>
    public void Touch(DateTimeOffset now, string? staff = null)
    {
        (UpdatedAt, UpdatedBy) = (now, staff);
        Version++;
    }
}

public enum ProductKind
{
    Simple,
    Bundle,
    GiftCard,
}

/// <param name="Name">The option as shoppers read it: Colour.</param>
/// <param name="Values">Its values in the order shown.</param>
public sealed record ProductOption(string Name, IReadOnlyList<ProductOptionValue> Values);

/// <param name="Hex">Swatch colour (<c>#rrggbb</c>), for colours only.</param>
public sealed record ProductOptionValue(string Name, string? Hex = null);
