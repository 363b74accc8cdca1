using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Search;

public sealed class FreshnessTests(SearchShop shop) : IClassFixture<SearchShop>
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(2);

    private Shelf Shelf => shop.Shelf;

    [Fact]
    public async Task A_new_name_is_found_within_two_seconds_and_the_old_one_no_more()
    {
        var node = await OpenAsync();
        var product = await AddAsync(node, new("Zanzibar lantern", new GoodsVariant("Z-1")));

        await Shelf.RunAsync("update catalog.products set title = 'Zephyr lantern', version = 2 where id = $1", product.Value);
        await node.PublishAsync(new ProductChanged(product));

        var wait = await Eventually.TrueAsync(async () => (await node.FindAsync("zephyr")).Hits is [{ Version: 2 } hit] && hit.Product == product, "the new name");
        Assert.True(wait < s_soon, $"{wait}");
        Assert.Equal(0, (await node.FindAsync("zanzibar")).Total);
    }

    [Theory]
    [InlineData("update catalog.products set published_at = null where id = $1")]
    [InlineData("update catalog.products set unpublished_at = '2026-05-01' where id = $1")]
    [InlineData("update catalog.variants set active = false where product_id = $1")]
    [InlineData("with gone as (delete from catalog.variants where product_id = $1) delete from catalog.products where id = $1")]
    public async Task What_is_withdrawn_or_deleted_is_not_found(string withdraw)
    {
        var node = await OpenAsync();
        var product = await AddAsync(node, new("Quokka figure", new GoodsVariant(AnySku())));

        await Shelf.RunAsync(withdraw, product.Value);
        await node.PublishAsync(new ProductsChanged([product]));

        await Eventually.TrueAsync(async () => (await node.FindAsync("quokka")).Total == 0, "its end");
    }

    [Fact]
    public async Task A_price_change_reorders_the_list()
    {
        var node = await OpenAsync();
        var cheap = await AddAsync(node, new("Marimba one", new GoodsVariant(AnySku(), 100)));
        var dear = await AddAsync(node, new("Marimba two", new GoodsVariant(AnySku(), 200)));
        var request = SearchNode.Request with { Text = "marimba", Sort = SearchSort.PriceUp };
        Assert.Equal([cheap, dear], (await node.FindAsync(request)).Hits.Select(hit => hit.Product));

        await Shelf.RunAsync("update catalog.prices set amount_minor = 50 where variant_id = (select id from catalog.variants where product_id = $1)", dear.Value);
        await node.PublishAsync(new PriceChanged(dear, default, new(200, Currency.Eur), new(50, Currency.Eur)));

        await Eventually.TrueAsync(async () => (await node.FindAsync(request)).Hits[0].Product == dear, "the new order");
    }

    [Fact]
    public async Task What_is_sold_out_says_so()
    {
        var node = await OpenAsync();
        var product = await AddAsync(node, new("Ocarina", new GoodsVariant(AnySku())));
        var variant = await shop.Database.ScalarAsync<Guid>($"select id from catalog.variants where product_id = '{product}'");
        var request = SearchNode.Request with { Text = "ocarina", Filters = [new(FacetCodes.Availability, [FacetCodes.SoldOut])] };
        Assert.Equal(0, (await node.FindAsync(request)).Total);

        await Shelf.RunAsync("update inventory.inventory set on_hand = 0 where variant_id = $1", variant);
        await node.PublishAsync(new StockChanged(new(variant)));

        await Eventually.TrueAsync(async () => (await node.FindAsync(request)).Total == 1, "sold out");
    }

    [Fact]
    public async Task A_renamed_brand_and_a_renamed_category_are_found_by_their_new_names()
    {
        var node = await OpenAsync();
        await AddAsync(node, new("Kettle", new GoodsVariant(AnySku())) { Brand = "Oldbrand", Category = "oldplace" });
        await node.PublishAsync(new CatalogStructureChanged());
        await Eventually.TrueAsync(async () => (await node.FindAsync("oldbrand")).Total == 1, "the old name");

        await Shelf.RunAsync("update catalog.brands set name = 'Newbrand' where name = 'Oldbrand'");
        await Shelf.RunAsync("update catalog.categories set name = 'newplace' where name = 'oldplace'");
        await node.PublishAsync(new CatalogStructureChanged());

        await Eventually.TrueAsync(async () => (await node.FindAsync("newbrand")).Total == 1, "the new brand");
        // The first change's reading may have met the new brand and the old place.
        await Eventually.TrueAsync(async () => (await node.FindAsync("newplace")).Total == 1, "the new place");
        Assert.Equal(0, (await node.FindAsync("oldbrand")).Total);
    }

    [Fact]
    public async Task A_date_of_publication_passes_without_an_event()
    {
        var node = await OpenAsync();
        var now = shop.Database.Clock.GetUtcNow();
        var product = await AddAsync(node, new("Firefly jar", new GoodsVariant(AnySku())) { PublishedAt = now.AddHours(1), UnpublishedAt = now.AddHours(2) }, isHidden: true);
        Assert.Equal(0, (await node.FindAsync("firefly")).Total);

        shop.Database.Clock.Advance(TimeSpan.FromHours(1));
        var inside = await node.FindAsync("firefly");
        shop.Database.Clock.Advance(TimeSpan.FromHours(1));
        var after = await node.FindAsync("firefly");

        Assert.Equal(product, inside.Hits.Single().Product);
        Assert.Equal(0, after.Total);
    }

    private static string AnySku() => $"S-{Guid.CreateVersion7():N}";

    private Task<SearchNode> OpenAsync() => shop.OpenAsync(_ => Task.CompletedTask);

    /// <summary>Puts a product on the shelf, tells it, and waits until the index has it.</summary>
    private async Task<ProductId> AddAsync(SearchNode node, Goods goods, bool isHidden = false)
    {
        var product = await Shelf.AddAsync(goods);
        var (before, sku) = (node.Live.Position, goods.Variants[0].Sku);
        await node.PublishAsync(new ProductChanged(product));
        if (isHidden) await Eventually.TrueAsync(() => node.Live.Position > before, "the event");
        else await Eventually.TrueAsync(async () => (await node.FindAsync(sku)).Hits.FirstOrDefault()?.Product == product, goods.Title);
        return product;
    }
}
