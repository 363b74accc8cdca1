using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Transfers;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Inventory.Transfers;

public sealed class TransferTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly TransferId _transfer = TransferId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Goods_on_their_way_lie_on_no_shelf_and_arrive_in_parts()
    {
        var goods = await shop.OfferAsync(10, inBackroom: 1);

        Assert.Equal(new DispatchTransfer.Result.Dispatched(_transfer), await DispatchAsync(new StockLine(goods.Id, 6)));
        Assert.Equal((4, 1), await OnHandAsync(goods));

        Assert.Equal(new ReceiveTransfer.Result.Received(2), await ArriveAsync(new ArrivedLine(goods.Id, Seen: 0, Arrived: 4, Lost: 0)));
        Assert.Equal((4, 5), await OnHandAsync(goods));
        Assert.Equal(0L, await ClosedAsync());

        Assert.Equal(new ReceiveTransfer.Result.Received(0), await ArriveAsync(new ArrivedLine(goods.Id, Seen: 4, Arrived: 1, Lost: 1)));
        Assert.Equal((4, 6), await OnHandAsync(goods));
        Assert.Equal(1L, await ClosedAsync());
    }

    [Fact]
    public async Task What_is_promised_stays()
    {
        var goods = await shop.OfferAsync(5);
        await shop.PlaceAsync(CustomerId.New(), (goods.Sku, 2));
        await shop.BuyAsync(CustomerId.New(), (goods.Sku, 1));

        Assert.Equal(new DispatchTransfer.Result.TooFew(goods.Id, 2), await DispatchAsync(new StockLine(goods.Id, 3)));
        Assert.Equal((5, 0), await OnHandAsync(goods));
    }

    [Fact]
    public async Task One_line_too_many_sends_nothing()
    {
        var (many, few) = (await shop.OfferAsync(9), await shop.OfferAsync(1));

        Assert.IsType<DispatchTransfer.Result.TooFew>(await DispatchAsync(new(many.Id, 4), new(few.Id, 2)));

        Assert.Equal((9, 0), await OnHandAsync(many));
        Assert.Equal(0L, await shop.Database.ScalarAsync<long>($"select count(*) from inventory.transfers where id = '{_transfer}'"));
    }

    [Fact]
    public async Task A_form_that_is_sent_ten_times_dispatches_once()
    {
        var goods = await shop.OfferAsync(100);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => DispatchAsync(new StockLine(goods.Id, 7)))));

        Assert.All(results, result => Assert.Equal(new DispatchTransfer.Result.Dispatched(_transfer), result));
        Assert.Equal((93, 0), await OnHandAsync(goods));
    }

    [Fact]
    public async Task An_arrival_that_is_written_down_ten_times_arrives_once()
    {
        var goods = await shop.OfferAsync(10);
        await DispatchAsync(new StockLine(goods.Id, 9));

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => ArriveAsync(new ArrivedLine(goods.Id, 0, 3, 0)))));

        Assert.Single(results.OfType<ReceiveTransfer.Result.Received>());
        Assert.Equal(9, results.OfType<ReceiveTransfer.Result.NotOnItsWay>().Count());
        Assert.Equal((1, 3), await OnHandAsync(goods));
    }

    [Fact]
    public async Task The_last_of_two_lines_that_arrive_at_once_ends_the_transfer()
    {
        var (first, second) = (await shop.OfferAsync(5), await shop.OfferAsync(5));
        await DispatchAsync(new(first.Id, 5), new(second.Id, 5));

        await Task.WhenAll(Task.Run(() => ArriveAsync(new ArrivedLine(first.Id, 0, 5, 0))), Task.Run(() => ArriveAsync(new ArrivedLine(second.Id, 0, 5, 0))));

        Assert.Equal(1L, await ClosedAsync());
    }

    [Fact]
    public async Task More_than_is_on_its_way_cannot_arrive()
    {
        var goods = await shop.OfferAsync(5);
        await DispatchAsync(new StockLine(goods.Id, 2));

        Assert.Equal(new ReceiveTransfer.Result.NotOnItsWay(goods.Id, 2), await ArriveAsync(new ArrivedLine(goods.Id, 0, 2, 1)));
        Assert.IsType<ReceiveTransfer.Result.NothingArrived>(await ArriveAsync(new ArrivedLine(goods.Id, 0, 0, 0)));
    }

    [Fact]
    public async Task Ends_and_transfers_that_do_not_exist_are_refused()
    {
        var goods = await shop.OfferAsync(5);

        Assert.IsType<DispatchTransfer.Result.BadWarehouses>(await SendAsync(new(_transfer, shop.Warehouse, shop.Warehouse, [new(goods.Id, 1)], SellingShop.Staff)));
        Assert.IsType<DispatchTransfer.Result.BadWarehouses>(await SendAsync(new(_transfer, shop.Warehouse, WarehouseId.New(), [new(goods.Id, 1)], SellingShop.Staff)));
        Assert.IsType<DispatchTransfer.Result.NothingToSend>(await DispatchAsync());
        Assert.IsType<DispatchTransfer.Result.NothingToSend>(await DispatchAsync(new(goods.Id, 1), new(goods.Id, 1)));
        Assert.IsType<ReceiveTransfer.Result.NoSuchTransfer>(await ArriveAsync(new ArrivedLine(goods.Id, 0, 1, 0)));
    }

    private Task<DispatchTransfer.Result> DispatchAsync(params StockLine[] lines) => SendAsync(new(_transfer, shop.Warehouse, shop.Backroom, lines, SellingShop.Staff, "van 3"));

    private Task<DispatchTransfer.Result> SendAsync(DispatchTransfer.Command command) =>
        new DispatchTransfer(shop.Db, shop.Get<IShelfLedger>(), shop.Clock).ExecuteAsync(command, Ct);

    private Task<ReceiveTransfer.Result> ArriveAsync(params ArrivedLine[] lines) =>
        new ReceiveTransfer(shop.Db, shop.Get<IShelfLedger>(), shop.Clock).ExecuteAsync(new(_transfer, lines, SellingShop.Staff), Ct);

    private async Task<(int Main, int Backroom)> OnHandAsync(Goods goods) => ((await shop.StockAsync(goods.Id)).OnHand, (await shop.StockAsync(goods.Id, shop.Backroom)).OnHand);

    private Task<long> ClosedAsync() => shop.Database.ScalarAsync<long>($"select count(*) from inventory.transfers where id = '{_transfer}' and closed_at is not null");
}
