using Microsoft.AspNetCore.Components;
using Storefront.Core.Search;
using Storefront.Web.Shared;

namespace Storefront.Web.Catalog.Lists;

/// <summary>Reads what a list's address asks for, and answers it.</summary>
internal sealed class ProductLists(ISearchIndex index, KeptCards cards, ThisPage page, IHttpContextAccessor http)
{
    /// <param name="narrow">What the page itself says: its category or brand.</param>
    public async Task<ProductList> ShowAsync(Func<SearchRequest, SearchRequest> narrow)
    {
        var scope = narrow(new SearchRequest { Language = page.Audience.Language, Currency = page.Audience.Currency });
        var query = http.HttpContext?.Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value))) ?? [];
        var request = SearchAddress.Read(scope, query, index.IsFacet);
        var found = await index.SearchAsync(request, CancellationToken.None);
        return new(request, found, await cards.ShowAsync(found.Hits, page.Audience, CancellationToken.None));
    }
}

/// <summary>One page of a list.</summary>
/// <param name="Cards">Rendered, in the order of the hits.</param>
public sealed record ProductList(SearchRequest Request, SearchPage Page, IReadOnlyList<MarkupString> Cards);
