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

    public long Tie(int doc) => _ties.Get(doc);

    public byte[]? Name(int doc)
    {
        if (_names is null) return null;
        var bytes = new BytesRef();
        _names.Get(doc, bytes);
        return bytes.Bytes.AsSpan(bytes.Offset, bytes.Length).ToArray();
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
}
