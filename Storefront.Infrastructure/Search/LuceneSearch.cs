using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Microsoft.Extensions.Logging;
using Storefront.Core.Search;
using Storefront.Infrastructure.Search.Facets;
using Storefront.Infrastructure.Search.Indexing;
using Storefront.Infrastructure.Search.Querying;

namespace Storefront.Infrastructure.Search;

/// <summary>Answers from this node's index, and from the database while there is none.</summary>
internal sealed partial class LuceneSearch(LiveIndex live, DatabaseSearch database, TimeProvider clock, ILogger<LuceneSearch> log) : ISearchIndex
{
    public bool IsFacet(string code) =>
        FacetCodes.IsBuiltIn(code)
        || CatalogShape.MayFilter(code) && (live.Shape.Attribute(code) is not null || live.Current is { } current && IsOption(current, code));

    public async Task<SearchPage> SearchAsync(SearchRequest request, CancellationToken ct)
    {
        // A second try meets the index that took the first one's place in the meantime.
        for (var tries = 0; tries < 2 && live.Current is { } current; tries++)
        {
            try
            {
                return Search(current.Of(request.Language), request);
            }
            catch (ObjectDisposedException)
            {
                // Swapped.
            }
            catch (IOException fault)
            {
                live.Discard(current, fault);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // Of the request, not of the index: throwing the index away would let anybody who finds such a request stop the search.
                LogFault(fault);
                break;
            }
        }
        return await database.SearchAsync(request, ct);
    }

    private SearchPage Search(ProductIndex index, SearchRequest request)
    {
        var plan = new SearchPlan(request, index.Analyzer, clock.GetUtcNow());
        return index.Search(searcher =>
        {
            SearchPage? page = null;
            foreach (var query in plan.Queries())
            {
                page = Run(searcher, query, plan);
                if (page.Total > 0) break;
            }
            return plan.Request.After is null ? page! with { DidYouMean = plan.Correct(searcher.IndexReader) } : page!;
        });
    }

    private SearchPage Run(IndexSearcher searcher, Query query, SearchPlan plan)
    {
        var filters = new FacetFilters(plan.Request);
        using var tally = plan.Request.Facets is { Count: 0 } ? null : new FacetTally(plan.Request, filters);
        var collector = new PageCollector(plan, filters, tally);
        searcher.Search(query, collector);

        var found = collector.Take();
        var page = found.Take(plan.Request.PageSize).ToArray();
        var next = found.Count > page.Length ? PageCursor.Write(plan.Request, page[^1].Key) : null;
        var facets = tally is null ? [] : new FacetList(plan.Request, live.Shape, tally).Build(collector.Total);
        return new(collector.Total, Hits(searcher, page, plan), facets, tally?.Price, next, SearchSource.Index);
    }

    private static IReadOnlyList<SearchHit> Hits(IndexSearcher searcher, IReadOnlyList<(int Doc, PageKey Key)> page, SearchPlan plan)
    {
        var choice = new VariantChoice(plan);
        var leaves = searcher.IndexReader.Leaves;
        return [.. page.Select(hit => choice.Of(Read(leaves[ReaderUtil.SubIndex(hit.Doc, leaves)], hit.Doc)))];
    }

    private static HitRecord Read(AtomicReaderContext leaf, int doc)
    {
        var bytes = new BytesRef();
        leaf.AtomicReader.GetBinaryDocValues(IndexField.Hit).Get(doc - leaf.DocBase, bytes);
        return HitRecord.Read(bytes);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A search failed; the database answered it")]
    private partial void LogFault(Exception fault);

    private static bool IsOption(IndexGeneration generation, string code)
    {
        try
        {
            return generation.Of("").Search(searcher => searcher.IndexReader.Leaves.Any(leaf => SegmentFacets.Of(leaf.AtomicReader).Ranges.ContainsKey(code)));
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
