using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Storefront.Core.Catalog.Shelf;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Web.Shared.Caching;

namespace Storefront.Web.Catalog.Lists;

/// <summary>Product cards as text, rendered once for each version of a product and kept until the product changes.</summary>
internal sealed class KeptCards(IServiceScopeFactory scopes, ILoggerFactory loggers, Kept kept)
{
    private sealed record Key(ProductId Product, long Version, Audience Audience, bool First);

    /// <returns>The cards in the order of the hits. The first loads its picture at once; products that have gone meanwhile are left out.</returns>
    public async Task<IReadOnlyList<MarkupString>> ShowAsync(IReadOnlyList<SearchHit> hits, Audience audience, CancellationToken ct)
    {
        var keys = hits.Select((hit, i) => new Key(hit.Product, hit.Version, audience, i == 0)).ToList();
        var cards = new Dictionary<Key, string>(keys.Count);
        foreach (var key in keys)
            if (kept.TryGet(key, out string card)) cards[key] = card;
        var missing = keys.Where(key => !cards.ContainsKey(key)).ToList();
        if (missing.Count > 0) await RenderAsync(missing, audience, cards, ct);
        return [.. keys.Where(cards.ContainsKey).Select(key => new MarkupString(cards[key]))];
    }

    private async Task RenderAsync(List<Key> missing, Audience audience, Dictionary<Key, string> cards, CancellationToken ct)
    {
        var since = kept.Now;
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<ListCards>().ExecuteAsync([.. missing.Select(key => key.Product)], audience, ct);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            foreach (var row in rows)
            {
                var key = missing.Find(key => key.Product == row.Id)!;
                var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ProductCard.Of)] = row, [nameof(ProductCard.First)] = key.First });
                var card = cards[key] = (await renderer.RenderComponentAsync<ProductCard>(parameters)).ToHtmlString();
                kept.Put(key, card, [PageTags.Page, PageTags.Product(row.Id)], since);
            }
        });
    }
}
