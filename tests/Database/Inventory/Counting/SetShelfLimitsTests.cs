using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Shelf;
using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Inventory.Counting;

public sealed class SetShelfLimitsTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Back_orders_are_promised_up_to_their_limit_and_not_one_more()
    {
        var goods = await shop.OfferAsync(1);
        Assert.IsType<SetShelfLimits.Result.Set>(await SetAsync(goods, new(Backorder: 2, Safety: 0, LowAt: null)));

        Assert.True((await HoldAsync(goods, 3)).Complete);
        Assert.Equal(new StockLine(goods.Id, 0), Assert.Single((await HoldAsync(goods, 1)).Missing));
    }

    [Fact]
    public async Task A_pre_order_is_sold_up_to_its_cap_and_is_sold_out_then()
    {
        var goods = await shop.OfferAsync(0);
        await SetAsync(goods, new(Backorder: 2, Safety: 0, LowAt: null));
        Assert.Equal(ShelfState.PreOrder, await ShownAsync(goods));

        await shop.BuyAsync(CustomerId.New(), (goods.Sku, 2));

        Assert.Equal(ShelfState.SoldOut, await ShownAsync(goods));
        Assert.False((await HoldAsync(goods, 1)).Complete);
    }

    [Fact]
    public async Task What_is_kept_back_is_not_sold_and_keeping_back_more_than_there_is_never_fails()
    {
        var goods = await shop.OfferAsync(5);
        await HoldAsync(goods, 4);

        Assert.IsType<SetShelfLimits.Result.Set>(await SetAsync(goods, new(0, Safety: 3, null)));

        Assert.Equal(-2, (await shop.StockAsync(goods.Id)).Available);
        Assert.False((await HoldAsync(goods, 1)).Complete);
    }

    [Fact]
    public async Task A_limit_below_the_back_orders_that_are_promised_is_refused_and_says_how_many_they_are()
    {
        var goods = await shop.OfferAsync(1);
        await SetAsync(goods, new(5, 0, null));
        await HoldAsync(goods, 4);

        Assert.Equal(new SetShelfLimits.Result.MoreIsPromised(3), await SetAsync(goods, new(2, 0, null)));
        Assert.IsType<SetShelfLimits.Result.Set>(await SetAsync(goods, new(3, 0, null)));
    }

    [Fact]
    public async Task Numbers_and_shelves_that_cannot_be_are_refused()
    {
        Assert.IsType<SetShelfLimits.Result.BadLimit>(await SetAsync(await shop.OfferAsync(1), new(-1, 0, null)));
        Assert.IsType<SetShelfLimits.Result.NoSuchShelf>(await SetAsync(new Goods(VariantId.New(), "none"), new(1, 0, null)));
    }

    /// <summary>What the product page says of a variant that is sold as a pre-order.</summary>
    private async Task<ShelfState> ShownAsync(Goods goods)
    {
        var stock = (await shop.Get<ListAvailable>().ExecuteAsync([goods.Id], TestContext.Current.CancellationToken))[goods.Id];
        return ShelfRule.Of(Availability.PreOrder, stock.Total, stock.Ready);
    }

    private Task<SetShelfLimits.Result> SetAsync(Goods goods, ShelfLimits limits) =>
        new SetShelfLimits(shop.Db, shop.Get<IShelfLedger>()).ExecuteAsync(new(goods.Id, shop.Warehouse, limits), TestContext.Current.CancellationToken);

    private Task<HoldOutcome> HoldAsync(Goods goods, int pieces) => shop.WorkAsync((work, ct) => shop.Get<IStockLedger>().HoldAsync(
        work, new(CustomerId.New(), CheckoutId.New(), [new(goods.Id, pieces)], shop.Clock.GetUtcNow().AddMinutes(10)), ct));
}
