using Storefront.Core.Shared;

namespace Storefront.Core.Search;

/// <summary>One page of a result.</summary>
/// <param name="Total">Products found on all pages.</param>
/// <param name="Facets">In the order to show, chosen ones included.</param>
/// <param name="Price">The prices of the result, its own filter left out; null when nothing found has a price.</param>
/// <param name="Next">For <see cref="SearchRequest.After"/>; null on the last page.</param>
/// <param name="DidYouMean">A spelling that finds more, when few or none were found.</param>
public sealed record SearchPage(
    int Total,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyList<Facet> Facets,
    PriceFacet? Price,
    string? Next,
    SearchSource Source,
    string? DidYouMean = null);

/// <param name="Version">The product's version when it was indexed: the key of a card that was rendered before.</param>
/// <param name="Variant">The variant that fits the request best: the one with the code typed or the options chosen, else the first that can be bought.</param>
public sealed record SearchHit(ProductId Product, long Version, VariantId Variant);

/// <param name="Name">In the request's language. Empty for built-in facets, which pages name themselves.</param>
/// <param name="Unit">Unit of numbers.</param>
/// <param name="Values">Values that the result has, and chosen ones even when it has them no more; numbers ascending, others by count.</param>
public sealed record Facet(string Code, string Name, FacetKind Kind, string? Unit, IReadOnlyList<FacetValue> Values);

/// <param name="Value">As it stands in the address.</param>
/// <param name="Label">As shoppers read it; of flags and availability the value itself, which pages translate.</param>
/// <param name="Count">Products that would be found with this value and all filters of other facets.</param>
public sealed record FacetValue(string Value, string Label, int Count, bool Selected);

public enum FacetKind
{
    Text,
    Number,
    Flag,
    Option,
    Brand,
    Category,
    Availability,
}

/// <param name="Min">Lowest price of the result, in minor units of the request's currency.</param>
/// <param name="Max">Highest.</param>
public sealed record PriceFacet(long Min, long Max);

/// <summary>Who answered.</summary>
public enum SearchSource
{
    Index,

    /// <summary>The index is not ready: titles and codes were compared by their beginnings, without facets. Such a page must not be cached.</summary>
    Database,
}
