using Lucene.Net.Index;
using Lucene.Net.Util;
using Storefront.Core.Search;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search.Facets;

/// <summary>Counts the values of all facets in one pass over what a query finds.</summary>
internal sealed class FacetTally(SearchRequest request, FacetFilters filters)
{
    private readonly List<Segment> _segments = [];
    private Segment? _current;
    private NumericDocValues? _prices;
    private IBits? _priced;
    private (long Min, long Max)? _price;

    public PriceFacet? Price => _price is { } found ? new(found.Min, found.Max) : null;

    public void Enter(AtomicReaderContext context)
    {
        var field = IndexField.Price(request.Currency);
        _prices = context.AtomicReader.GetNumericDocValues(field);
        _priced = context.AtomicReader.GetDocsWithField(field);
        _current = new Segment(SegmentFacets.Of(context.AtomicReader), filters.Chosen);
        _segments.Add(_current);
    }

    /// <param name="failed">The one filter that the document fails, or <see cref="FacetFilters.None"/>.</param>
    public void Count(int doc, int failed)
    {
        if (failed == FacetFilters.None) _current!.Count(doc);
        else if (failed != filters.PriceNumber) _current!.CountFailed(doc, failed);
        if (failed == FacetFilters.None || failed == filters.PriceNumber) CountPrice(doc);
    }

    /// <summary>How many products each value of a code would give.</summary>
    public Dictionary<string, int> CountsOf(string code)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var segment in _segments) segment.AddTo(counts, code);
        return counts;
    }

    /// <summary>How well each code would split the result, counted over the products that pass all filters.</summary>
    public IEnumerable<FacetSplit> Splits()
    {
        var splits = new Dictionary<string, FacetSplit>(StringComparer.Ordinal);
        foreach (var segment in _segments)
            foreach (var split in segment.Splits())
                splits[split.Code] = splits.TryGetValue(split.Code, out var before) ? before.Join(split) : split;
        return splits.Values;
    }

    private void CountPrice(int doc)
    {
        if (_prices is null || !_priced!.Get(doc)) return;
        var found = _prices.Get(doc);
        _price = _price is { } known ? (Math.Min(known.Min, found), Math.Max(known.Max, found)) : (found, found);
    }

    private sealed class Segment
    {
        private readonly SegmentFacets _facets;
        private readonly int[] _counts;
        private readonly (string Code, int Start, int End, int[] Counts)[] _failed;

        public Segment(SegmentFacets facets, IReadOnlyList<FacetFilter> chosen)
        {
            _facets = facets;
            _counts = new int[facets.Count];
            _failed = [.. chosen.Select(filter => facets.RangeOf(filter.Code) is var (start, end) ? (filter.Code, start, end, new int[end - start]) : default)];
        }

        public void Count(int doc)
        {
            foreach (var number in _facets.Of(doc)) _counts[number]++;
        }

        public void CountFailed(int doc, int filter)
        {
            var (_, start, end, own) = _failed[filter];
            foreach (var number in _facets.Of(doc))
                if (number >= start && number < end)
                    own[number - start]++;
        }

        public void AddTo(Dictionary<string, int> sums, string code)
        {
            var (start, end) = _facets.RangeOf(code);
            var own = _failed.FirstOrDefault(filter => filter.Code == code).Counts;
            for (var number = start; number < end; number++)
            {
                var count = _counts[number] + (own?[number - start] ?? 0);
                if (count == 0) continue;
                var value = _facets.Value(number);
                sums[value] = sums.GetValueOrDefault(value) + count;
            }
        }

        public IEnumerable<FacetSplit> Splits()
        {
            foreach (var (code, range) in _facets.Ranges)
            {
                var split = FacetSplit.Of(code, _counts.AsSpan(range));
                if (split.Products > 0) yield return split;
            }
        }
    }
}
