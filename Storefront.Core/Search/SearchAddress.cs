using System.Globalization;
using System.Text;
using Storefront.Core.Shared;

namespace Storefront.Core.Search;

/// <summary>The query part of a list's address: reads it into a request and writes a request as the one address that means it.</summary>
public static class SearchAddress
{
    public const int MaxText = 200;

    private const int MaxCode = 100;
    private const int MaxValue = 200;
    private const int MaxFilters = 20;
    private const int MaxValues = 20;
    private const int MaxCursor = 300;
    private const int ReversedByteOrder = 0xFFFE;

    private static readonly (string Key, SearchSort Sort)[] s_sorts =
    [
        ("relevance", SearchSort.Relevance),
        ("newest", SearchSort.Newest),
        ("price", SearchSort.PriceUp),
        ("price-desc", SearchSort.PriceDown),
        ("name", SearchSort.Name),
        ("rating", SearchSort.Rating),
    ];

    /// <summary>Keys with a meaning of their own; they are never facets.</summary>
    public static bool IsReserved(string key) => key is "q" or "sku" or "price" or "sort" or "after" or "page";

    /// <summary>How a sort is named in an address.</summary>
    public static string KeyOf(SearchSort sort) => s_sorts.First(row => row.Sort == sort).Key;

    /// <summary>
    /// Reads the pairs of a query string over what <paramref name="scope"/> says already (language, currency, category or brand of the page).
    /// Unknown keys, values without sense and whatever exceeds the bounds are left out; nothing throws.
    /// </summary>
    /// <param name="isFacet"><see cref="ISearchIndex.IsFacet"/>.</param>
    public static SearchRequest Read(SearchRequest scope, IEnumerable<KeyValuePair<string, string?>> query, Func<string, bool> isFacet)
    {
        var request = scope;
        var filters = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (key, raw) in query)
        {
            if (string.IsNullOrEmpty(raw)) continue;
            request = key switch
            {
                "q" => request with { Text = Clean(raw, MaxText) },
                "price" => request with { Price = ReadPrice(raw, request.Currency) ?? request.Price },
                "sort" => request with { Sort = ReadSort(raw) ?? request.Sort },
                "after" when raw.Length <= MaxCursor && raw.All(IsCursorLetter) => request with { After = raw },
                _ => request,
            };
            if (key.Length <= MaxCode && !IsReserved(key) && isFacet(key)) Add(filters, key, Clean(raw, MaxValue));
        }
        return request with { Filters = [.. filters.Select(filter => new FacetFilter(filter.Key, [.. filter.Value]))] };
    }

    /// <summary>The query part with its question mark, in an order that is the same for the same request; empty for a plain list.</summary>
    public static string Write(SearchRequest request)
    {
        var query = new StringBuilder();
        if (request.Text.Length > 0) Append(query, "q", request.Text);
        foreach (var filter in request.Filters.OrderBy(filter => filter.Code, StringComparer.Ordinal))
            foreach (var value in filter.Values.Order(StringComparer.Ordinal))
                Append(query, filter.Code, value);
        if (request.Price is { } price) Append(query, "price", WritePrice(price, request.Currency));
        if (request.Sort != SearchSort.Relevance) Append(query, "sort", KeyOf(request.Sort));
        if (request.After is { } after) Append(query, "after", after);
        return query.ToString();
    }

    /// <summary>One line of text: control characters, lone surrogates and what else cannot be normalised become spaces, runs of spaces one, the rest is cut.</summary>
    public static string Clean(string raw, int max)
    {
        var text = new StringBuilder(Math.Min(raw.Length, max));
        foreach (var rune in raw.EnumerateRunes())
        {
            var blank = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune == Rune.ReplacementChar || rune.Value == ReversedByteOrder;
            if (text.Length + rune.Utf16SequenceLength > max) break;
            if (!blank) text.Append(rune);
            else if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }
        return text.ToString().TrimEnd();
    }

    private static bool IsCursorLetter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private static void Add(SortedDictionary<string, SortedSet<string>> filters, string code, string value)
    {
        if (value.Length == 0) return;
        if (!filters.TryGetValue(code, out var values))
        {
            if (filters.Count == MaxFilters) return;
            filters[code] = values = new(StringComparer.Ordinal);
        }
        if (values.Count < MaxValues) values.Add(value);
    }

    private static SearchSort? ReadSort(string raw) =>
        s_sorts.Where(row => row.Key == raw).Select(row => (SearchSort?)row.Sort).FirstOrDefault();

    private static PriceRange? ReadPrice(string raw, Currency currency)
    {
        var dots = raw.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 || raw.Length > 40) return null;
        var from = ReadAmount(raw[..dots], currency);
        var to = ReadAmount(raw[(dots + 2)..], currency);
        return from is null && to is null ? null : new(from, to);
    }

    private static long? ReadAmount(string raw, Currency currency) =>
        decimal.TryParse(raw, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var major) && major is >= 0 and <= 1_000_000_000_000m
            ? (long)(major * currency.MinorUnits)
            : null;

    private static string WritePrice(PriceRange price, Currency currency) => $"{Major(price.From, currency)}..{Major(price.To, currency)}";

    private static string Major(long? minor, Currency currency) =>
        minor is { } amount ? new Money(amount, currency).ToMajor().ToString("0.###", CultureInfo.InvariantCulture) : "";

    private static void Append(StringBuilder query, string key, string value) =>
        query.Append(query.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value));
}
