using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Storefront.Infrastructure.Search.Facets;

namespace Storefront.Infrastructure.Search.Querying;

/// <summary>
/// Looks once at every document that the query finds: _hidden ones are left out, those that pass all filters are counted and compete for
/// the page, and those that fail exactly one filter are counted in that filter's facet alone, so that its other values show what they would give.
/// </summary>
internal sealed class PageCollector(SearchPlan plan, FacetFilters filters, FacetTally? tally) : ICollector
{
    private static readonly Comparer<PageKey> s_worstFirst = Comparer<PageKey>.Create((left, right) => right.CompareTo(left));

    private readonly PriorityQueue<int, PageKey> _page = new(s_worstFirst);
    private SortKeys? _keys;
    private FixedBitSet? _hidden;
    private int _firstDoc;

    /// <summary>Documents that pass all filters, on all pages.</summary>
    public int Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => _keys!.Scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        var segment = context.AtomicReader;
        _firstDoc = context.DocBase;
        _keys = new SortKeys(segment, plan.Sort, plan.Request.Currency);
        _hidden = VisibleDocuments.HiddenAt(segment, plan.Now);
        filters.Enter(context);
        tally?.Enter(context);
    }

    public void Collect(int doc)
    {
        if (_hidden?.Get(doc) is true) return;
        var failed = filters.Failed(doc);
        if (failed == FacetFilters.Several) return;
        tally?.Count(doc, failed);
        if (failed != FacetFilters.None) return;
        Total++;
        Compete(doc);
    }

    /// <summary>The page in order, with one document more when there is a next page.</summary>
    public IReadOnlyList<(int Doc, PageKey Key)> Take() => [.. _page.UnorderedItems.OrderBy(item => item.Priority).Select(item => (item.Element, item.Priority))];

    private void Compete(int doc)
    {
        var number = _keys!.Number(doc);
        var full = _page.Count > plan.Request.PageSize;
        if (full && _page.TryPeek(out _, out var worst) && _keys.Compare(doc, number, worst) >= 0) return;
        if (plan.After is { } after && _keys.Compare(doc, number, after) <= 0) return;
        var key = _keys.Key(doc, number);
        if (full) _page.EnqueueDequeue(_firstDoc + doc, key);
        else _page.Enqueue(_firstDoc + doc, key);
    }
}
