using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;
using Storefront.Core.Search;
using Storefront.Infrastructure.Search.Facets;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search.Querying;

/// <summary>Keeps a query within the category or brand of the page; without a text it is the list of that page.</summary>
internal static class ScopeQuery
{
    public static Query Within(SearchRequest request, Query? text)
    {
        Query[] scopes = [.. Terms(request).Select(term => new TermQuery(term))];
        if (scopes.Length == 0) return text ?? new MatchAllDocsQuery();
        if (text is not null) return new FilteredQuery(text, Filter(request));
        var all = new BooleanQuery(disableCoord: true);
        foreach (var scope in scopes) all.Add(scope, Occur.MUST);
        return new ConstantScoreQuery(all);
    }

    private static BooleanFilter Filter(SearchRequest request)
    {
        var filter = new BooleanFilter();
        foreach (var term in Terms(request)) filter.Add(new TermFilter(term), Occur.MUST);
        return filter;
    }

    private static IEnumerable<Term> Terms(SearchRequest request)
    {
        if (request.Category is { } category) yield return new(IndexField.Facet, FacetTerm.Prefix(FacetCodes.Category) + category);
        if (request.Brand is { } brand) yield return new(IndexField.Facet, FacetTerm.Prefix(FacetCodes.Brand) + brand);
    }
}
