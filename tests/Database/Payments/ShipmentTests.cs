using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Tests.Database.Payments;

public sealed class ShipmentTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    /// <summary>A card whose network does not let its promise be taken in parts.</summary>
    private const string OneCapture = "pm_card_jcb";

    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task A_part_leaves_as_a_parcel_of_its_own_and_the_rest_follows()
    {
        var order = await shop.BuyAsync(_customer, 3);

        Assert.Equal(new ShipOrder.Result.Shipped(Complete: false), await ShipAsync(order, "T1", Mugs(1)));
        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);
        Assert.Equal(new ShipOrder.Result.Shipped(Complete: true), await ShipAsync(order, "T2"));

        var view = (await shop.Get<ShowOrder>().ExecuteAsync(_customer, order, Ct))!;
        Assert.Equal(OrderStatus.Shipped, view.Order.Status);
        Assert.Equal([("T1", 1), ("T2", 2)], view.Parcels.Select(parcel => (parcel.TrackingNumber!, parcel.Lines.Single().Quantity)).Order());
        Assert.Equal(2, await shop.Database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'OrderShipped' and payload->>'order' = '{order}'"));
        Assert.Equal(-3, await shop.Database.ScalarAsync<long>($"select sum(quantity) from inventory.movements where kind = 'Shipped' and cause = '{order}'"));
    }

    [Fact]
    public async Task Where_the_card_allows_one_capture_the_first_parcel_takes_all_of_the_money_and_the_second_none()
    {
        var order = await shop.BuyAsync(_customer, 2, OneCapture);
        var before = shop.Gateway.Calls.Count(call => call == "capture");

        await ShipAsync(order, "T1", Mugs(1));
        Assert.Equal(2 * 2400 + 490, (await shop.PaymentAsync(_customer, order)).CapturedMinor);
        await ShipAsync(order, "T2");

        Assert.Equal(1, shop.Gateway.Calls.Count(call => call == "capture") - before);
    }

    [Fact]
    public async Task Goods_of_two_warehouses_are_two_parcels()
    {
        var goods = await shop.OfferAsync(pieces: 1, inBackroom: 1);
        var order = await shop.BuyAsync(_customer, (goods.Sku, 2));

        Assert.Equal(new ShipOrder.Result.Shipped(Complete: true), await ShipAsync(order, "T1"));

        Assert.Equal(2, (await shop.Get<ShowOrder>().ExecuteAsync(_customer, order, Ct))!.Parcels.Count);
    }

    [Fact]
    public async Task Nobody_is_charged_for_goods_that_are_not_on_the_shelf()
    {
        var goods = await shop.OfferAsync(pieces: 2);
        var order = await shop.BuyAsync(_customer, (goods.Sku, 2));
        await shop.WorkAsync(async (work, ct) => await shop.Get<IShelfLedger>().CountAsync(work, new(MovementId.New(), goods.Id, shop.Warehouse, SellingShop.Staff), 2, 1, ct));

        Assert.IsType<ShipOrder.Result.NotOnShelf>(await ShipAsync(order, "T1"));

        Assert.Equal(0, (await shop.PaymentAsync(_customer, order)).CapturedMinor);
        Assert.Equal(new ShipOrder.Result.Shipped(Complete: false), await ShipAsync(order, "T1", new AllocatedLine(goods.Id, shop.Warehouse, 1)));
        await shop.WorkAsync(async (work, ct) => await shop.Get<IShelfLedger>().ReceiveAsync(work, new(MovementId.New(), goods.Id, shop.Warehouse, SellingShop.Staff), 1, ct));
        Assert.Equal(new ShipOrder.Result.Shipped(Complete: true), await ShipAsync(order, "T2"));
    }

    [Fact]
    public async Task Pieces_that_are_not_the_orders_own_are_refused()
    {
        var order = await shop.BuyAsync(_customer, 2);

        foreach (AllocatedLine[] part in new[] { Mugs(3), Mugs(0), Mugs(-1), [.. Mugs(1), .. Mugs(1)], [new(shop.Mug, shop.Backroom, 1)] })
            Assert.IsType<ShipOrder.Result.NotAllocated>(await ShipAsync(order, "T1", part));

        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);
    }

    [Fact]
    public async Task The_same_part_sent_ten_times_under_one_key_leaves_once()
    {
        var order = await shop.BuyAsync(_customer, 20);
        var key = new RequestKey(SellingShop.Staff, RequestKey.Fresh());
        ShipOrder.Command command = new(_customer, order, "Post", "T1", SellingShop.Staff, Mugs(2), key);

        for (var i = 0; i < 10; i++) Assert.Equal(new ShipOrder.Result.Shipped(Complete: false), await shop.Get<ShipOrder>().ExecuteAsync(command, Ct));

        Assert.Single((await shop.Get<ShowOrder>().ExecuteAsync(_customer, order, Ct))!.Parcels);
    }

    [Fact]
    public async Task An_order_cancelled_while_its_first_parcel_is_paid_stays_here()
    {
        var order = await shop.BuyAsync(_customer, 2);
        shop.Gateway.After("capture", async () => Assert.IsType<CancelOrder.Result.Cancelled>(await CancelAsync(order)));

        Assert.IsType<ShipOrder.Result.NotToBeSent>(await ShipAsync(order, "T1", Mugs(1)));

        var ended = await shop.OrderAsync(_customer, order);
        Assert.Equal((OrderStatus.Cancelled, PaymentStatus.Refunded), (ended.Status, ended.PaymentStatus));
    }

    [Fact]
    public async Task Two_who_ship_at_once_capture_once_and_send_each_piece_once()
    {
        var order = await shop.BuyAsync(_customer, 2);
        var before = shop.Gateway.Calls.Count(call => call == "capture");
        shop.Gateway.Before("capture", async () => Assert.IsType<ShipOrder.Result.Shipped>(await ShipAsync(order, "T1", Mugs(2))));

        Assert.IsType<ShipOrder.Result.NotToBeSent>(await ShipAsync(order, "T2", Mugs(2)));

        Assert.Equal(2, shop.Gateway.Calls.Count(call => call == "capture") - before);
        Assert.Equal(2 * 2400 + 490, (await shop.PaymentAsync(_customer, order)).CapturedMinor);
        Assert.Single((await shop.Get<ShowOrder>().ExecuteAsync(_customer, order, Ct))!.Parcels);
    }

    [Fact]
    public async Task An_order_of_which_a_part_has_left_cannot_be_cancelled()
    {
        var order = await shop.BuyAsync(_customer, 2);
        await ShipAsync(order, "T1", Mugs(1));

        Assert.IsType<CancelOrder.Result.AlreadySent>(await CancelAsync(order));

        Assert.Equal(new ShipOrder.Result.Shipped(Complete: true), await ShipAsync(order, "T2"));
    }

    [Fact]
    public async Task Giving_up_the_rest_frees_its_stock_and_gives_back_its_price()
    {
        var order = await shop.BuyAsync(_customer, 3, OneCapture);
        var committed = (await shop.StockAsync(shop.Mug)).Committed;
        await ShipAsync(order, "T1", Mugs(1));

        Assert.Equal(new CancelRest.Result.Ended(new(2 * 2400, Currency.Eur)), await CancelRestAsync(order));
        Assert.IsType<CancelRest.Result.NoRest>(await CancelRestAsync(order));

        Assert.Equal(committed - 3, (await shop.StockAsync(shop.Mug)).Committed);
        Assert.Equal(2 * 2400, (await shop.PaymentAsync(_customer, order)).RefundedMinor);
        Assert.Equal(OrderStatus.Shipped, (await shop.OrderAsync(_customer, order)).Status);
    }

    [Fact]
    public async Task An_order_that_was_not_sent_at_all_has_no_rest()
    {
        var order = await shop.BuyAsync(_customer, 2);

        Assert.IsType<CancelRest.Result.NoRest>(await CancelRestAsync(order));

        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);
    }

    [Fact]
    public async Task Of_the_rest_that_is_sent_and_given_up_at_once_one_happens()
    {
        var order = await shop.BuyAsync(_customer, 3);
        await ShipAsync(order, "T1", Mugs(1));

        var (sending, ending) = (Task.Run(() => ShipAsync(order, "T2")), Task.Run(() => CancelRestAsync(order)));
        await Task.WhenAll(sending, ending);

        Assert.True(await sending is ShipOrder.Result.Shipped != await ending is CancelRest.Result.Ended);
    }

    private Task<CancelRest.Result> CancelRestAsync(OrderId order) => shop.Get<CancelRest>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);

    private AllocatedLine[] Mugs(int pieces) => [new(shop.Mug, shop.Warehouse, pieces)];

    private Task<ShipOrder.Result> ShipAsync(OrderId order, string tracking, params AllocatedLine[] part) => shop.Get<ShipOrder>().ExecuteAsync(
        new(_customer, order, "Post", tracking, SellingShop.Staff, part.Length == 0 ? null : part), Ct);

    private Task<CancelOrder.Result> CancelAsync(OrderId order) => shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);
}
