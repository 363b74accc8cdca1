using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Events;

namespace Storefront.Infrastructure.Catalog;

/// <summary>Forgets the cached pages of this node that show what has changed.</summary>
internal sealed class PageEvictions(IOutputCacheStore pages, IStorefrontDb db) : INodeEventConsumer
{
    /// <summary>When more products than this change at once, as in an import, forgetting everything is cheaper than choosing.</summary>
    private const int MaxProducts = 1_000;

    public string Name => "page-cache";

    public long? StartPosition => null;

    public async Task ConsumeAsync(IReadOnlyList<LoggedEvent> events, CancellationToken ct)
    {
        var restocked = await ProductsOfAsync([.. events.Select(logged => logged.Fact).OfType<StockChanged>().Select(fact => fact.Variant).Distinct()], ct);
        foreach (var tag in TagsOf(events, restocked))
            await pages.EvictByTagAsync(tag, ct);
    }

    private Task<List<ProductId>> ProductsOfAsync(IReadOnlyList<VariantId> variants, CancellationToken ct) => variants.Count == 0
        ? Task.FromResult(new List<ProductId>())
        : db.ReadAsync(
            (tables, token) => tables.Variants.Where(variant => variants.Contains(variant.Id)).Select(variant => variant.ProductId).Distinct().ToListAsync(token), ct);

    private static IReadOnlyCollection<string> TagsOf(IReadOnlyList<LoggedEvent> events, IReadOnlyList<ProductId> restocked)
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var logged in events) Add(tags, logged.Fact);
        foreach (var product in restocked) Add(tags, product);
        return tags.Count > MaxProducts || tags.Contains(PageTags.Page) ? [PageTags.Page] : tags;
    }

    private static void Add(HashSet<string> tags, IDomainEvent? fact)
    {
        switch (fact)
        {
            case ProductChanged(var product):
                Add(tags, product);
                break;
            case PriceChanged(var product, _, _, _):
                Add(tags, product);
                break;
            case ProductsChanged(var products):
                foreach (var product in products) Add(tags, product);
                break;
            case CatalogStructureChanged:
                tags.Add(PageTags.Page);
                break;
        }
    }

    private static void Add(HashSet<string> tags, ProductId product)
    {
        tags.Add(PageTags.Product(product));
        tags.Add(PageTags.List);
    }
}
