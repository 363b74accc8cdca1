using Storefront.Core.Search;

namespace Storefront.Core.Catalog.Shelf;

/// <summary>One page of a list: what the search found, and its products as cards.</summary>
public sealed class ListProducts(ISearchIndex index, ListCards cards)
{
    public sealed record Found(SearchRequest Request, SearchPage Page, IReadOnlyList<ProductCardRow> Cards);

    public async Task<Found> ExecuteAsync(SearchRequest request, CancellationToken ct)
    {
        var page = await index.SearchAsync(request, ct);
        var audience = new Audience(request.Language, request.Currency);
        return new(request, page, await cards.ExecuteAsync([.. page.Hits.Select(hit => hit.Product)], audience, ct));
    }
}
