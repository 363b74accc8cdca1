using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search.Facets;

/// <summary>
/// The facet values of a segment in memory: for each document the numbers of its values, in the order of terms, so that the values of a code
/// are one range of numbers. Read once when a segment appears; four bytes for each value of each document.
/// </summary>
internal sealed class SegmentFacets
{
    private static readonly ConditionalWeakTable<object, SegmentFacets> s_bySegment = [];

    private readonly int[] _starts;
    private readonly int[] _numbers;
    private readonly string[] _terms;
    private readonly Dictionary<string, (int Start, int End)> _ranges = new(StringComparer.Ordinal);

    private SegmentFacets(AtomicReader segment)
    {
        var values = segment.GetSortedSetDocValues(IndexField.Facet) ?? DocValues.EMPTY_SORTED_SET;
        _terms = ReadTerms(values);
        AddRanges();
        _starts = new int[segment.MaxDoc + 1];
        _numbers = ReadNumbers(values, _starts);
    }

    /// <summary>Different values in the segment.</summary>
    public int Count => _terms.Length;

    /// <summary>Where the values of each code stand.</summary>
    public Dictionary<string, (int Start, int End)> Ranges => _ranges;

    public static SegmentFacets Of(AtomicReader segment) => s_bySegment.GetValue(segment.CoreCacheKey, _ => new(segment));

    /// <summary>The numbers of a document's values.</summary>
    public ReadOnlySpan<int> Of(int doc) => _numbers.AsSpan(_starts[doc], _starts[doc + 1] - _starts[doc]);

    public (int Start, int End) RangeOf(string code) => _ranges.GetValueOrDefault(code);

    public string Value(int number) => FacetTerm.Split(_terms[number]).Value;

    private static string[] ReadTerms(SortedSetDocValues values)
    {
        var terms = new string[values.ValueCount];
        var bytes = new BytesRef();
        for (var i = 0; i < terms.Length; i++)
        {
            values.LookupOrd(i, bytes);
            terms[i] = bytes.Utf8ToString();
        }
        return terms;
    }

    private static int[] ReadNumbers(SortedSetDocValues values, int[] starts)
    {
        List<int> numbers = [];
        for (var doc = 0; doc < starts.Length - 1; doc++)
        {
            values.SetDocument(doc);
            for (var number = values.NextOrd(); number != SortedSetDocValues.NO_MORE_ORDS; number = values.NextOrd()) numbers.Add((int)number);
            starts[doc + 1] = numbers.Count;
        }
        return [.. numbers];
    }

    private void AddRanges()
    {
        var start = 0;
        for (var i = 1; i <= _terms.Length; i++)
        {
            var code = FacetTerm.Split(_terms[start]).Code;
            if (i < _terms.Length && _terms[i].StartsWith(FacetTerm.Prefix(code), StringComparison.Ordinal)) continue;
            _ranges.Add(code, (start, i));
            start = i;
        }
    }
}
