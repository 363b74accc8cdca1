using Storefront.Core.Catalog.Editing;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Search;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Catalog.Editing;

public sealed class BrowseProductsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly Found _index = new();

    private BrowseProducts Browse => new(database.Db, _index, new ShopOptions(), database.Clock);

    public async ValueTask InitializeAsync()
    {
        if (await database.ScalarAsync<long>("select count(*) from catalog.products") > 0) return;
        var shelf = new Search.Shelf(database);
        for (var i = 0; i < BrowseProducts.PageSize; i++) await shelf.AddAsync(new Goods("Cup", new GoodsVariant($"CUP-{i}")) { Category = "kitchen/cups" });
        await shelf.AddAsync(new Goods("Bowl", new GoodsVariant("BOWL-1", 900), new GoodsVariant("BOWL-2", 1100)) { Category = "kitchen/bowls" });
        await shelf.AddAsync(new Goods("Lamp", new GoodsVariant("LAMP-1", Stock: 0)) { Category = "light", Draft = true });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat_also_within_one_title()
    {
        var first = await ListAsync(new());
        var second = await ListAsync(new(After: first.Next));

        Assert.Equal(BrowseProducts.PageSize, first.Rows.Count);
        Assert.Null(second.Next);
        Assert.Equal(BrowseProducts.PageSize + 2, first.Rows.Concat(second.Rows).DistinctBy(row => row.Id).Count());
        Assert.Equal(("Bowl", "Lamp"), (first.Rows[0].Title, second.Rows[^1].Title));
    }

    [Fact]
    public async Task A_branch_of_the_tree_lists_what_is_below_it()
    {
        Assert.Equal(["Bowl"], Titles(await ListAsync(new(Category: "bowls"))));
        Assert.Equal(["Bowl", "Cup"], Titles(await ListAsync(new(Category: "kitchen"))).Distinct());
    }

    [Fact]
    public async Task Drafts_are_found_although_the_shop_does_not_show_them()
    {
        Assert.Equal(["Lamp"], Titles(await ListAsync(new(State: PublicationState.Draft))));
        Assert.Equal(["Lamp"], Titles(await ListAsync(new("la"))));
        Assert.Equal(["Lamp"], Titles(await ListAsync(new("lamp-1"))));
    }

    [Fact]
    public async Task What_the_shops_search_finds_is_found()
    {
        var bowl = (await ListAsync(new("bowl"))).Rows[0];
        _index.Hit = new(bowl.Id, 1, bowl.Variants[0]);

        Assert.Equal(["Bowl"], Titles(await ListAsync(new("something round"))));
    }

    [Fact]
    public async Task A_row_says_from_which_price_on()
    {
        var bowl = (await ListAsync(new("bowl"))).Rows[0];

        Assert.Equal((new Money(900, Currency.Eur), true, 2), (bowl.Price!.Value, bowl.PriceVaries, bowl.Variants.Count));
    }

    [Fact]
    public async Task Sold_out_is_what_no_warehouse_has()
    {
        var soldOut = await new ListSoldOut(database.Db).ExecuteAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["Lamp"], Titles(await ListAsync(new(Variants: soldOut))));
    }

    private Task<ListPage<BrowseProducts.Row>> ListAsync(BrowseProducts.Query query) => Browse.ExecuteAsync(query, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Titles(ListPage<BrowseProducts.Row> page) => page.Rows.Select(row => row.Title);

    /// <summary>A search that finds what it is told to.</summary>
    private sealed class Found : ISearchIndex
    {
        public SearchHit? Hit { get; set; }

        public Task<SearchPage> SearchAsync(SearchRequest request, CancellationToken ct) =>
            Task.FromResult(new SearchPage(0, Hit is null ? [] : [Hit], [], null, null, SearchSource.Index));

        public bool IsFacet(string code) => false;
    }
}
