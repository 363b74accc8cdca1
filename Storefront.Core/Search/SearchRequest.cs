using Storefront.Core.Shared;

namespace Storefront.Core.Search;

/// <summary>What a shopper asks of the catalogue.</summary>
public sealed record SearchRequest
{
    public const int DefaultPageSize = 24;

    public const int MaxPageSize = 100;

    /// <summary>Two-letter code of the language in which texts are searched.</summary>
    public required string Language { get; init; }

    /// <summary>The currency of prices, of the price range and of sorting by price.</summary>
    public required Currency Currency { get; init; }

    /// <summary>What was typed; empty lists everything.</summary>
    public string Text { get; init; } = "";

    /// <summary>Slug of the category page on which this is asked: its whole branch is searched.</summary>
    public string? Category { get; init; }

    /// <summary>Slug of the brand page on which this is asked.</summary>
    public string? Brand { get; init; }

    /// <summary>A product must have one of the values of each.</summary>
    public IReadOnlyList<FacetFilter> Filters { get; init; } = [];

    public PriceRange? Price { get; init; }

    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    /// <summary>The <see cref="SearchPage.Next"/> of the page before. One that does not fit the request starts again at the first page.</summary>
    public string? After { get; init; }

    /// <summary>1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>Codes of the facets to count, in this order; null lets the index choose those that split the result best, an empty list counts none.</summary>
    public IReadOnlyList<string>? Facets { get; init; }

    public bool IsFiltered => Filters.Count > 0 || Price is not null;

    public bool Has(string code, string value) => Filters.Any(filter => filter.Code == code && filter.Values.Contains(value));

    /// <summary>The first page with a value chosen, or no longer chosen.</summary>
    public SearchRequest Toggle(string code, string value)
    {
        var values = Filters.FirstOrDefault(filter => filter.Code == code)?.Values ?? [];
        IReadOnlyList<string> changed = values.Contains(value) ? [.. values.Where(v => v != value)] : [.. values, value];
        var others = Filters.Where(filter => filter.Code != code);
        return this with { After = null, Filters = changed.Count == 0 ? [.. others] : [.. others, new(code, changed)] };
    }

    /// <summary>The first page with no facet chosen.</summary>
    public SearchRequest Clear() => this with { After = null, Filters = [], Price = null };
}

/// <param name="Code">Code of an attribute or option, or one of <see cref="FacetCodes"/>.</param>
/// <param name="Values">Any of these; of numbers also ranges such as <c>200..400</c>, <c>200..</c> and <c>..400</c>.</param>
public sealed record FacetFilter(string Code, IReadOnlyList<string> Values);

/// <summary>Prices from and to, both included, in minor units of the request's currency.</summary>
public sealed record PriceRange(long? From, long? To);

public enum SearchSort
{
    /// <summary>Best match first; without a text the newest first.</summary>
    Relevance,
    Newest,
    PriceUp,
    PriceDown,
    Name,
    Rating,
}
