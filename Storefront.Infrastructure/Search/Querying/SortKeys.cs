using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search.Querying;

/// <summary>The keys by which the documents of one segment are ordered: smaller comes first.</summary>
internal sealed class SortKeys
{
    private readonly SearchSort _sort;
    private readonly NumericDocValues? _numbers;
    private readonly IBits? _hasNumber;
    private readonly NumericDocValues _ties;
    private readonly SortedDocValues? _names;
    private readonly BytesRef _name = new();

    public SortKeys(AtomicReader segment, SearchSort sort, Currency currency)
    {
        _sort = sort;
        var field = sort switch
        {
            SearchSort.Relevance or SearchSort.Name => null,
            SearchSort.Newest => IndexField.Published,
            SearchSort.PriceUp or SearchSort.PriceDown => IndexField.Price(currency),
            SearchSort.Rating => IndexField.Rating,
        };
        if (field is not null) _numbers = segment.GetNumericDocValues(field) ?? DocValues.EMPTY_NUMERIC;
        if (field is not null) _hasNumber = segment.GetDocsWithField(field) ?? new Bits.MatchNoBits(segment.MaxDoc);
        if (sort == SearchSort.Name) _names = segment.GetSortedDocValues(IndexField.Name);
        _ties = segment.GetNumericDocValues(IndexField.Tie);
    }

    public Scorer? Scorer { get; set; }

    public PageKey Key(int doc, long number) => new(number, _names is null ? null : Name(doc).ToArray(), _ties.Get(doc));

    /// <summary>Where a document of that number stands before or behind a key, asking no more than is needed to tell.</summary>
    public int Compare(int doc, long number, PageKey key)
    {
        if (number != key.Number) return number < key.Number ? -1 : 1;
        var byName = _names is null ? 0 : Name(doc).SequenceCompareTo(key.Name);
        return byName != 0 ? byName : _ties.Get(doc).CompareTo(key.Tie);
    }

    public long Number(int doc) => _sort switch
    {
        SearchSort.Name => 0,
        // Positive floats order like the integers of their bits.
        SearchSort.Relevance => -BitConverter.SingleToInt32Bits(Scorer!.GetScore()),
        _ when !_hasNumber!.Get(doc) => long.MaxValue,
        SearchSort.PriceUp => _numbers!.Get(doc),
        _ => -_numbers!.Get(doc),
    };

    private ReadOnlySpan<byte> Name(int doc)
    {
        _names!.Get(doc, _name);
        return _name.Bytes.AsSpan(_name.Offset, _name.Length);
    }
}
