using Lucene.Net.Index;
using Lucene.Net.Util;
using Storefront.Core.Search;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search.Facets;

/// <summary>Counts the values of all facets in one pass over what a query finds.</summary>
internal sealed class FacetTally(SearchRequest request, FacetFilters filters) : IDisposable
{
    private readonly List<SegmentTally> _segments = [];
    private SegmentTally? _current;
    private NumericDocValues? _prices;
    private IBits? _priced;
    private (long Min, long Max)? _price;

    public PriceFacet? Price => _price is { } found ? new(found.Min, found.Max) : null;

    public void Enter(AtomicReaderContext context)
    {
        var field = IndexField.Price(request.Currency);
        _prices = context.AtomicReader.GetNumericDocValues(field);
        _priced = context.AtomicReader.GetDocsWithField(field);
        _current = new SegmentTally(SegmentFacets.Of(context.AtomicReader), filters.Chosen);
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
        foreach (var segment in _segments) segment.AddCounts(counts, code);
        return counts;
    }

    /// <summary>How well each code would split the result, counted over the products that pass all filters.</summary>
    public IEnumerable<FacetSplit> Splits()
    {
        var splits = new Dictionary<string, FacetSplit>(StringComparer.Ordinal);
        foreach (var segment in _segments) segment.AddSplits(splits);
        return splits.Values;
    }

    public void Dispose()
    {
        foreach (var segment in _segments) segment.Dispose();
    }

    private void CountPrice(int doc)
    {
        if (_prices is null || !_priced!.Get(doc)) return;
        var found = _prices.Get(doc);
        _price = _price is { } known ? (Math.Min(known.Min, found), Math.Max(known.Max, found)) : (found, found);
    }
}
