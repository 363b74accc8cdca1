using Storefront.Core.Catalog;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>All that the index knows of a product.</summary>
/// <param name="Texts">Language to field to text, for languages other than the shop's own.</param>
internal sealed record ProductFacts(
    ProductRow Product,
    IReadOnlyList<VariantFacts> Variants,
    IReadOnlyList<AttributeFact> Attributes,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Texts);

internal sealed record ProductRow(
    ProductId Id,
    long Version,
    string Title,
    string Summary,
    string Description,
    IReadOnlyList<string> Details,
    IReadOnlyList<string> Tags,
    BrandId? Brand,
    CategoryId Category,
    DateTimeOffset PublishedAt,
    DateTimeOffset? UnpublishedAt,
    int RatingCount,
    int RatingSum);

internal sealed record VariantFacts(VariantRow Variant, IReadOnlyList<Money> Prices, int Available)
{
    public bool IsBuyable => Available > 0 || Variant.Availability == Availability.Digital;
}

internal sealed record VariantRow(
    VariantId Id,
    ProductId Product,
    string Sku,
    string? Mpn,
    IReadOnlyList<string> Gtins,
    IReadOnlyDictionary<string, string> OptionValues,
    Availability Availability);

internal sealed record AttributeFact(ProductId Product, VariantId Variant, AttributeId Attribute, string? Text, double? Number, bool? Flag);
