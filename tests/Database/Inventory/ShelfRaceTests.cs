using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Inventory.Transfers;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Inventory;

/// <summary>What two members of staff do to one shelf at once, and what they do to it while a buyer waits.</summary>
public sealed class ShelfRaceTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly IStockLedger _stock = shop.Get<IStockLedger>();
    private readonly IShelfLedger _shelves = shop.Get<IShelfLedger>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task A_transfer_that_two_desks_receive_at_once_arrives_once()
    {
        var goods = await shop.OfferAsync(9);
        var transfer = TransferId.New();
        await DispatchAsync(transfer, goods, 6);
        var second = shop.Database.Commands.BeforeCommitOf("locks its row … FROM inventory.transfers", () => ArriveAsync(transfer, goods, 3));

        Assert.Equal(new ReceiveTransfer.Result.Received(3), await ArriveAsync(transfer, goods, 3));

        Assert.Equal(new ReceiveTransfer.Result.NotOnItsWay(goods.Id, 3), await second);
        Assert.Equal(3, (await shop.StockAsync(goods.Id, shop.Backroom)).OnHand);
    }

    [Fact]
    public async Task Of_two_transfers_of_the_last_pieces_one_leaves()
    {
        var goods = await shop.OfferAsync(5);

        var result = await StockRace.BetweenAsync(shop, (work, ct) => SendAsync(work, goods, 4, ct), () => DispatchAsync(TransferId.New(), goods, 3));

        Assert.Equal(new DispatchTransfer.Result.TooFew(goods.Id, 1), result);
    }

    [Fact]
    public async Task A_count_that_waits_for_goods_that_come_in_is_told_that_it_counted_another_shelf()
    {
        var goods = await shop.OfferAsync(5);

        var result = await StockRace.BetweenAsync(shop, (work, ct) => _shelves.ReceiveAsync(work, Act(goods), 3, ct), () => CountAsync(goods, 5, 4));

        Assert.Equal(new CountStock.Result.ChangedBySomebodyElse(8), result);
    }

    [Fact]
    public async Task Goods_that_come_in_while_a_count_is_written_are_added_to_it()
    {
        var goods = await shop.OfferAsync(5);

        var result = await StockRace.BetweenAsync(
            shop, (work, ct) => _shelves.CountAsync(work, Act(goods), 5, 4, ct), () => new ReceiveStock(shop.Db, _shelves).ExecuteAsync(new(Act(goods), 3), Ct));

        Assert.Equal(new ReceiveStock.Result.Received(7), result);
    }

    [Fact]
    public async Task Of_two_counts_at_once_the_second_is_told_what_the_first_found()
    {
        var goods = await shop.OfferAsync(5);

        var result = await StockRace.BetweenAsync(shop, (work, ct) => _shelves.CountAsync(work, Act(goods), 5, 4, ct), () => CountAsync(goods, 5, 3));

        Assert.Equal(new CountStock.Result.ChangedBySomebodyElse(4), result);
    }

    [Fact]
    public async Task Pieces_that_are_kept_back_while_a_buyer_waits_are_not_sold_to_him()
    {
        var goods = await shop.OfferAsync(5);

        var outcome = await StockRace.BetweenAsync(shop, (work, ct) => _shelves.LimitAsync(work, goods.Id, shop.Warehouse, new(0, 4, null), ct), () => HoldAsync(goods, 3));

        Assert.Equal(new StockLine(goods.Id, 1), Assert.Single(outcome.Missing));
    }

    [Fact]
    public async Task A_buyer_whose_warehouse_is_emptied_while_he_waits_gets_his_pieces_from_another()
    {
        var goods = await shop.OfferAsync(2, inBackroom: 2);

        var outcome = await StockRace.BetweenAsync(shop, (work, ct) => _stock.HoldAsync(work, Request(goods, 2), ct), () => HoldAsync(goods, 2));

        Assert.True(outcome.Complete);
        Assert.Equal((2, 2), ((await shop.StockAsync(goods.Id)).Held, (await shop.StockAsync(goods.Id, shop.Backroom)).Held));
    }

    [Fact]
    public async Task The_last_piece_that_somebody_lets_go_in_that_moment_is_had_by_the_next()
    {
        var goods = await shop.OfferAsync(1);
        var first = Request(goods, 1);
        await shop.WorkAsync((work, ct) => _stock.HoldAsync(work, first, ct));

        var outcome = await StockRace.BetweenAsync(shop, (work, ct) => _stock.ReleaseAsync(work, first.Checkout, ct), () => HoldAsync(goods, 1));

        Assert.True(outcome.Complete);
        Assert.Equal(1, (await shop.StockAsync(goods.Id)).Held);
    }

    [Fact]
    public async Task A_mark_that_two_buyers_cross_together_is_told_once()
    {
        var goods = await shop.OfferAsync(10);
        await shop.WorkAsync((work, ct) => _shelves.LimitAsync(work, goods.Id, shop.Warehouse, new(0, 0, 5), ct));

        await StockRace.BetweenAsync(shop, (work, ct) => _stock.HoldAsync(work, Request(goods, 4), ct), () => HoldAsync(goods, 3));

        Assert.Equal(1L, await shop.Database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'StockRanLow' and payload->>'variant' = '{goods.Id}'"));
    }

    private async Task SendAsync(IWork work, Goods goods, int pieces, CancellationToken ct)
    {
        var transfer = new Transfer(TransferId.New(), shop.Warehouse, shop.Backroom, SellingShop.Staff, null, shop.Clock.GetUtcNow());
        work.Transfers.Add(transfer);
        Assert.Null(await _shelves.DispatchAsync(work, transfer, [new(goods.Id, pieces)], ct));
    }

    private Task<DispatchTransfer.Result> DispatchAsync(TransferId transfer, Goods goods, int pieces) =>
        new DispatchTransfer(shop.Db, _shelves, shop.Clock).ExecuteAsync(new(transfer, shop.Warehouse, shop.Backroom, [new(goods.Id, pieces)], SellingShop.Staff), Ct);

    private Task<ReceiveTransfer.Result> ArriveAsync(TransferId transfer, Goods goods, int pieces) =>
        new ReceiveTransfer(shop.Db, _shelves, shop.Clock).ExecuteAsync(new(transfer, [new(goods.Id, 0, pieces, 0)], SellingShop.Staff), Ct);

    private Task<CountStock.Result> CountAsync(Goods goods, int seen, int counted) => new CountStock(shop.Db, _shelves).ExecuteAsync(new(Act(goods), seen, counted), Ct);

    private HoldRequest Request(Goods goods, int pieces) => new(CustomerId.New(), CheckoutId.New(), [new(goods.Id, pieces)], shop.Clock.GetUtcNow().AddMinutes(10));

    private Task<HoldOutcome> HoldAsync(Goods goods, int pieces) => shop.WorkAsync((work, ct) => _stock.HoldAsync(work, Request(goods, pieces), ct));

    private ShelfAct Act(Goods goods) => new(MovementId.New(), goods.Id, shop.Warehouse, SellingShop.Staff);
}
