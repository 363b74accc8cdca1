using Storefront.Core.Search;
using Storefront.Web.Shared;

namespace Storefront.Web.Catalog.Lists;

/// <summary>Reads what a list's address asks for.</summary>
public sealed class ListAddress(ISearchIndex index, ThisPage page, IHttpContextAccessor http)
{
    /// <param name="narrow">What the page itself says: its category or brand.</param>
    public SearchRequest Read(Func<SearchRequest, SearchRequest> narrow)
    {
        var scope = narrow(new SearchRequest { Language = page.Audience.Language, Currency = page.Audience.Currency });
        var query = http.HttpContext?.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value))) ?? [];
        return SearchAddress.Read(scope, query, index.IsFacet);
    }
}
