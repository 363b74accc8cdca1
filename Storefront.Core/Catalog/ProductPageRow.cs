using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>A product as its own page shows it.</summary>
public sealed record ProductPageRow(
    ProductId Id,
    string Slug,
    string Name,
    string Summary,
    string Description,
    IReadOnlyList<string> Details,
    LinkRow Brand,
    IReadOnlyList<LinkRow> Path,
    IReadOnlyList<OptionRow> Options,
    IReadOnlyList<VariantRow> Variants,
    IReadOnlyList<PictureRow> Pictures,
    IReadOnlyList<FactRow> Facts,
    IReadOnlyList<PartRow> Parts,
    ReviewsRow Reviews,
    IReadOnlyList<ProductCardRow> Related);

/// <summary>A named address within the shop: brand, category, page.</summary>
public sealed record LinkRow(string Slug, string Name);

/// <summary>An option and its values in the order of the shelf.</summary>
public sealed record OptionRow(string Name, IReadOnlyList<OptionValueRow> Values);

/// <param name="Name">The value as shown.</param>
/// <param name="Colour">Its colour as #rrggbb, where it is one.</param>
public sealed record OptionValueRow(string Name, string? Colour);

/// <param name="Values">One value name for each option of the product, in the same order.</param>
/// <param name="Left">How many may be sold, named only when few are.</param>
/// <param name="AvailableOn">When a pre-ordered or back-ordered piece leaves.</param>
public sealed record VariantRow(
    string Sku,
    string? Gtin,
    IReadOnlyList<string> Values,
    PriceRow Price,
    ShelfState Shelf,
    int? Left,
    DateOnly? AvailableOn,
    IReadOnlyList<PictureRow> Pictures,
    IReadOnlyList<FactRow> Facts);

/// <summary>A line of the specification: attribute code, its name, its value with the unit.</summary>
public sealed record FactRow(string Code, string Name, string Value);

/// <summary>A part of a set.</summary>
public sealed record PartRow(string Slug, string Name, int Quantity);

/// <param name="Mean">1 to 5; nothing without reviews.</param>
/// <param name="ByStars">How many gave one star, two stars … five stars.</param>
public sealed record ReviewsRow(decimal? Mean, int Count, IReadOnlyList<int> ByStars, IReadOnlyList<ReviewRow> Latest);

/// <param name="Variant">Which variant it speaks of, in words.</param>
public sealed record ReviewRow(int Stars, string Title, string Text, string Author, DateOnly On, bool Verified, string? Variant);
