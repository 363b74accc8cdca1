using System.Buffers;
using Storefront.Core.Search;

namespace Storefront.Infrastructure.Search.Facets;

/// <summary>The counts of one segment. Its arrays are rented: a result has tens of thousands of different values.</summary>
internal sealed class SegmentTally : IDisposable
{
    /// <summary>Codes of fewer of the segment's products are not weighed: most of thousands of codes are.</summary>
    private const int LeastPart = 50;

    private readonly SegmentFacets _facets;
    private readonly int[] _counts;
    private readonly OwnCounts[] _failed;
    private int _products;

    public SegmentTally(SegmentFacets facets, IReadOnlyList<FacetFilter> chosen)
    {
        _facets = facets;
        _counts = ArrayPool<int>.Shared.Rent(facets.Count);
        _counts.AsSpan(0, facets.Count).Clear();
        _failed = [.. chosen.Select(filter => new OwnCounts(filter.Code, facets.RangeOf(filter.Code)))];
    }

    /// <summary>A document that passes all filters.</summary>
    public void Count(int doc)
    {
        _products++;
        foreach (var number in _facets.Of(doc)) _counts[number]++;
    }

    /// <summary>A document that fails only this filter counts for the filter's own facet.</summary>
    public void CountFailed(int doc, int filter)
    {
        var own = _failed[filter];
        foreach (var number in _facets.Of(doc))
            if (number >= own.Start && number < own.End)
                own.Counts[number - own.Start]++;
    }

    public void AddCounts(Dictionary<string, int> sums, string code)
    {
        var (start, end) = _facets.RangeOf(code);
        var own = _failed.FirstOrDefault(filter => filter.Code == code)?.Counts;
        for (var number = start; number < end; number++)
        {
            var count = _counts[number] + (own?[number - start] ?? 0);
            if (count == 0) continue;
            var value = _facets.Value(number);
            sums[value] = sums.GetValueOrDefault(value) + count;
        }
    }

    public void AddSplits(Dictionary<string, FacetSplit> splits)
    {
        if (_products == 0) return;
        foreach (var (code, (start, end)) in _facets.Ranges)
        {
            var counts = _counts.AsSpan(start, end - start);
            var products = 0;
            foreach (var count in counts) products += count;
            if (products * LeastPart < _products) continue;
            var split = FacetSplit.Of(code, counts);
            splits[code] = splits.TryGetValue(code, out var before) ? before.Join(split) : split;
        }
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(_counts);

    private sealed class OwnCounts(string code, (int Start, int End) range)
    {
        public string Code { get; } = code;

        public int Start { get; } = range.Start;

        public int End { get; } = range.End;

        public int[] Counts { get; } = new int[range.End - range.Start];
    }
}
