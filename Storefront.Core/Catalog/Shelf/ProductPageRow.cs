using Storefront.Core.Reviews;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Shelf;

/// <summary>A product as its own page shows it.</summary>
/// <param name="Path">The categories above it, from the root.</param>
/// <param name="Facts">What holds for the whole product; a variant's own facts take their place.</param>
/// <param name="Parts">What a set consists of.</param>
public sealed record ProductPageRow(
    ProductId Id,
    string Slug,
    string Name,
    string Summary,
    string Description,
    IReadOnlyList<string> Details,
    LinkRow? Brand,
    IReadOnlyList<LinkRow> Path,
    IReadOnlyList<ProductOption> Options,
    IReadOnlyList<VariantRow> Variants,
    IReadOnlyList<PictureRow> Pictures,
    IReadOnlyList<FactRow> Facts,
    IReadOnlyList<PartRow> Parts,
    ReviewsRow Reviews,
    IReadOnlyList<ProductCardRow> Related)
{
    /// <summary>The facts of one variant, in the order of the product's.</summary>
    public IEnumerable<FactRow> FactsOf(VariantRow variant) =>
        Facts.Select(fact => variant.Facts.FirstOrDefault(own => own.Code == fact.Code) ?? fact)
            .Concat(variant.Facts.Where(own => Facts.All(fact => fact.Code != own.Code)));
}

/// <summary>A named address within the shop: brand, category, page.</summary>
public sealed record LinkRow(string Slug, string Name);

/// <param name="Values">One value name for each option of the product, in the same order.</param>
/// <param name="Left">How many may be sold, named only when few are.</param>
/// <param name="WeightGrams">Of the parcel.</param>
/// <param name="AvailableOn">When a pre-ordered or back-ordered piece leaves.</param>
public sealed record VariantRow(
    VariantId Id,
    string Sku,
    string? Gtin,
    IReadOnlyList<string> Values,
    PriceRow? Price,
    ShelfState Shelf,
    int? Left,
    int WeightGrams,
    DateOnly? AvailableOn,
    IReadOnlyList<PictureRow> Pictures,
    IReadOnlyList<FactRow> Facts)
{
    public bool CanBeBought => Price is not null && Shelf != ShelfState.SoldOut;
}

/// <summary>A line of the specification. Exactly one of the values is set.</summary>
/// <param name="Unit">Of the number: cm, ml, g.</param>
public sealed record FactRow(string Code, string Name, string? Text, double? Number, string? Unit, bool? Flag);

/// <summary>A part of a set.</summary>
public sealed record PartRow(string Slug, string Name, int Quantity);
