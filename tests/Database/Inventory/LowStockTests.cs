using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Inventory;

/// <summary>The merchant is told once when few are left, and the task goes when more have come.</summary>
public sealed class LowStockTests(SellingShop shop) : IClassFixture<SellingShop>
{
    [Fact]
    public async Task Falling_to_the_mark_is_told_once_until_it_has_been_above_it_again()
    {
        var goods = await MarkedAsync(onHand: 10, lowAt: 3);

        await HoldAsync(goods, 6);
        Assert.Equal(0L, await ToldAsync(goods));
        await HoldAsync(goods, 1);
        await HoldAsync(goods, 2);
        Assert.Equal(1L, await ToldAsync(goods));

        await ReceiveAsync(goods, 10);
        await HoldAsync(goods, 9);
        Assert.Equal(2L, await ToldAsync(goods));
    }

    [Fact]
    public async Task A_shopper_who_takes_fewer_of_what_made_the_shelf_low_is_no_news()
    {
        var (goods, checkout) = (await MarkedAsync(onHand: 10, lowAt: 3), CheckoutId.New());

        await HoldAsync(goods, 8, checkout);
        await HoldAsync(goods, 7, checkout);
        await HoldAsync(goods, 8, checkout);
        Assert.Equal(1L, await ToldAsync(goods));

        await HoldAsync(goods, 1, checkout);
        await HoldAsync(goods, 7, checkout);
        Assert.Equal(2L, await ToldAsync(goods));
    }

    [Fact]
    public async Task A_count_a_transfer_and_a_higher_mark_are_told_as_well()
    {
        var (counted, sent, marked) = (await MarkedAsync(10, 3), await MarkedAsync(10, 3), await MarkedAsync(10, 3));

        await new CountStock(shop.Db, Shelves).ExecuteAsync(new(Act(counted), 10, 2), Ct);
        await new Storefront.Core.Inventory.Transfers.DispatchTransfer(shop.Db, Shelves, shop.Clock)
            .ExecuteAsync(new(TransferId.New(), shop.Warehouse, shop.Backroom, [new(sent.Id, 8)], SellingShop.Staff), Ct);
        await LimitAsync(marked, 10);
        await LimitAsync(marked, 12);

        Assert.Equal((1L, 1L, 1L), (await ToldAsync(counted), await ToldAsync(sent), await ToldAsync(marked)));
    }

    [Fact]
    public async Task The_task_is_opened_once_and_closes_when_goods_come()
    {
        var goods = await MarkedAsync(5, 3);
        await HoldAsync(goods, 3);

        await HearAsync(goods);
        await HearAsync(goods);
        Assert.Equal(1L, await OpenAsync(goods));

        await ReceiveAsync(goods, 1);
        Assert.Equal(1L, await OpenAsync(goods));
        await ReceiveAsync(goods, 9);
        Assert.Equal(0L, await OpenAsync(goods));
    }

    [Fact]
    public async Task News_that_come_late_open_no_task()
    {
        var goods = await MarkedAsync(5, 3);
        await HoldAsync(goods, 3);
        await ReceiveAsync(goods, 9);

        await HearAsync(goods);

        Assert.Equal(0L, await OpenAsync(goods));
    }

    [Fact]
    public async Task A_shelf_without_a_mark_is_silent()
    {
        var goods = await shop.OfferAsync(5);

        await HoldAsync(goods, 5);

        Assert.Equal(0L, await ToldAsync(goods));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IShelfLedger Shelves => shop.Get<IShelfLedger>();

    private async Task<Goods> MarkedAsync(int onHand, int lowAt)
    {
        var goods = await shop.OfferAsync(onHand);
        await LimitAsync(goods, lowAt);
        return goods;
    }

    private Task<SetShelfLimits.Result> LimitAsync(Goods goods, int lowAt) => new SetShelfLimits(shop.Db, Shelves).ExecuteAsync(new(goods.Id, shop.Warehouse, new(0, 0, lowAt)), Ct);

    private Task<ReceiveStock.Result> ReceiveAsync(Goods goods, int pieces) => new ReceiveStock(shop.Db, Shelves).ExecuteAsync(new(Act(goods), pieces), Ct);

    private ShelfAct Act(Goods goods) => new(MovementId.New(), goods.Id, shop.Warehouse, SellingShop.Staff);

    private Task<HoldOutcome> HoldAsync(Goods goods, int pieces, CheckoutId? checkout = null) => shop.WorkAsync((work, ct) => shop.Get<IStockLedger>().HoldAsync(
        work, new(CustomerId.New(), checkout ?? CheckoutId.New(), [new(goods.Id, pieces)], shop.Clock.GetUtcNow().AddMinutes(10)), ct));

    private Task<bool> HearAsync(Goods goods) => shop.WorkAsync(async (work, ct) =>
    {
        await shop.Get<OnStockRanLow>().ExecuteAsync(new(goods.Id, shop.Warehouse, 2, 3), work, ct);
        return true;
    });

    private Task<long> ToldAsync(Goods goods) => shop.Database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'StockRanLow' and payload::text like '%{goods.Id}%'");

    private Task<long> OpenAsync(Goods goods) => shop.Database.ScalarAsync<long>($"select count(*) from inventory.tasks where kind = 'RanLow' and variant_id = '{goods.Id}' and closed_at is null");
}
