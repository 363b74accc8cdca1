using Lucene.Net.Index;
using Lucene.Net.Util;
using Storefront.Core.Search;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search.Facets;

/// <summary>The chosen facets and the price range, as questions to the documents of one segment after the other.</summary>
internal sealed class FacetFilters(SearchRequest request)
{
    public const int None = -1;
    public const int Several = -2;

    private IBits[] _passing = [];

    /// <summary>Filters are numbered: the chosen facets in the request's order, then the price.</summary>
    public IReadOnlyList<FacetFilter> Chosen { get; } = request.Filters;

    public int PriceNumber { get; } = request.Price is null ? None : request.Filters.Count;

    public void Enter(AtomicReaderContext context)
    {
        var segment = context.AtomicReader;
        _passing = [.. Chosen.Select(filter => FacetBits.Of(segment, filter))];
        if (request.Price is { } price) _passing = [.. _passing, new PriceBits(segment, IndexField.Price(request.Currency), price)];
    }

    /// <summary>The number of the one filter that a document fails, or <see cref="None"/>, or <see cref="Several"/>.</summary>
    public int Failed(int doc)
    {
        var failed = None;
        for (var i = 0; i < _passing.Length; i++)
        {
            if (_passing[i].Get(doc)) continue;
            if (failed != None) return Several;
            failed = i;
        }
        return failed;
    }

    private sealed class PriceBits(AtomicReader segment, string field, PriceRange range) : IBits
    {
        private readonly NumericDocValues _prices = segment.GetNumericDocValues(field) ?? DocValues.EMPTY_NUMERIC;
        private readonly IBits _priced = segment.GetDocsWithField(field) ?? new Bits.MatchNoBits(segment.MaxDoc);

        public int Length => _priced.Length;

        public bool Get(int doc) => _priced.Get(doc) && _prices.Get(doc) is var price && !(price < range.From) && !(price > range.To);
    }
}
