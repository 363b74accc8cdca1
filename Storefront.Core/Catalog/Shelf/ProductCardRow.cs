using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Shelf;

/// <summary>A product as a list shows it.</summary>
public sealed record ProductCardRow(
    ProductId Id,
    long Version,
    string Slug,
    string Name,
    string Brand,
    PictureRow? Picture,
    PictureRow? Second,
    PriceRow? Price,
    IReadOnlyList<string> Colours,
    decimal? Stars,
    int Reviews,
    ShelfState Shelf,
    bool IsNew);

/// <summary>What something costs now, and what it cost before.</summary>
/// <param name="Now">The price with or without tax, as the shop shows prices.</param>
/// <param name="Varies">Variants differ in price; <paramref name="Now"/> is the lowest.</param>
/// <param name="Was">The former price of a reduced product.</param>
/// <param name="Lowest">The lowest price of the 30 days before the reduction.</param>
public sealed record PriceRow(Money Now, bool Varies, Money? Was, Money? Lowest);
