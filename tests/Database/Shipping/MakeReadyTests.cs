using Storefront.Core.Orders;
using Storefront.Core.Orders.Office;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Shipping;

/// <summary>The life of an order that is collected, after it was placed.</summary>
public sealed class MakeReadyTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncLifetime
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await shop.OpenPlaceAsync(shop.Backroom);

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task It_is_made_ready_told_and_handed_over_and_its_money_taken_then()
    {
        var goods = await shop.OfferAsync(pieces: 5, inBackroom: 2);
        var order = await shop.BuyToCollectAsync(_customer, shop.Backroom, goods, 2);
        Assert.Equal(new PickUp(shop.Backroom, "The back room", "Daily from 9\nRing twice"), (await shop.OrderAsync(_customer, order)).PickUp);

        var ready = Assert.IsType<MakeReady.Result.Ready>(await ReadyAsync(order));

        Assert.Equal(shop.Options.StartOf(shop.Options.DayOf(shop.Clock.GetUtcNow()).AddDays(8)), ready.CollectBy);
        Assert.Equal(1, await ToldAsync(order));
        Assert.Equal((2, 2), await AtPlaceAsync(goods));
        Assert.Equal(0, (await shop.PaymentAsync(_customer, order)).CapturedMinor);

        Assert.Equal(new ShipOrder.Result.Shipped(Complete: true), await HandOverAsync(order));

        Assert.Equal((0, 0), await AtPlaceAsync(goods));
        Assert.Equal(4800, (await shop.PaymentAsync(_customer, order)).CapturedMinor);
        Assert.Equal(-2, await shop.Database.ScalarAsync<long>($"select sum(quantity) from inventory.movements where kind = 'Shipped' and cause = '{order}' and warehouse_id = '{shop.Backroom}'"));
        var view = (await shop.Get<ShowOrder>().ExecuteAsync(_customer, order, Ct))!;
        Assert.Equal(OrderStatus.Shipped, view.Order.Status);
        Assert.Equal([OrderEventKind.ReadyToCollect, OrderEventKind.Collected], view.TimeLine.Select(entry => entry.Kind).Where(kind => kind is OrderEventKind.ReadyToCollect or OrderEventKind.Collected or OrderEventKind.Shipped));
    }

    [Fact]
    public async Task Pressed_again_it_changes_nothing_and_tells_nobody()
    {
        var order = await shop.BuyToCollectAsync(_customer, shop.Backroom, await shop.OfferAsync(pieces: 0, inBackroom: 1));
        var first = await ReadyAsync(order);
        shop.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(first, await ReadyAsync(order));
        Assert.Equal(1, await ToldAsync(order));
    }

    [Fact]
    public async Task Goods_that_have_not_come_in_are_not_ready()
    {
        var goods = await shop.OfferAsync(pieces: 5);
        await shop.Database.ScalarAsync<int>($"update inventory.inventory set backorder_limit = 4 where variant_id = '{goods.Id}' and warehouse_id = '{shop.Backroom}'");
        var order = await shop.BuyToCollectAsync(_customer, shop.Backroom, goods);

        Assert.IsType<MakeReady.Result.NotOnShelf>(await ReadyAsync(order));
        await shop.ShelveAsync(goods.Id, shop.Backroom, 1);
        Assert.IsType<MakeReady.Result.Ready>(await ReadyAsync(order));
    }

    [Fact]
    public async Task Only_a_placed_order_that_is_collected_is_made_ready()
    {
        var sent = await shop.BuyAsync(_customer);
        var cancelled = await shop.BuyToCollectAsync(_customer, shop.Backroom, await shop.OfferAsync(pieces: 0, inBackroom: 1));
        await CancelAsync(cancelled);

        Assert.IsType<MakeReady.Result.NotToBeCollected>(await ReadyAsync(sent));
        Assert.IsType<MakeReady.Result.NotToBeCollected>(await ReadyAsync(cancelled));
        Assert.IsType<MakeReady.Result.NotToBeCollected>(await ReadyAsync(OrderId.New()));
    }

    [Fact]
    public async Task What_nobody_collects_is_a_task_of_the_office_and_is_given_back()
    {
        var goods = await shop.OfferAsync(pieces: 0, inBackroom: 1);
        var order = await shop.BuyToCollectAsync(_customer, shop.Backroom, goods);
        await ReadyAsync(order);
        Assert.DoesNotContain(order, await UncollectedAsync());
        shop.Clock.Advance(TimeSpan.FromDays(shop.Options.CollectWithinDays + 1));
        Assert.Contains(order, await UncollectedAsync());
        var before = await CountAsync();
        Assert.IsType<CancelOrder.Result.Cancelled>(await CancelAsync(order));

        var view = (await shop.Get<ShowOrder>().ExecuteAsync(_customer, order, Ct))!;
        Assert.Equal((OrderStatus.Cancelled, PaymentStatus.Voided), (view.Order.Status, view.Order.PaymentStatus));
        Assert.Contains(view.TimeLine, entry => entry.Kind == OrderEventKind.NotCollected);
        Assert.Equal((1, 0), await AtPlaceAsync(goods));
        Assert.Equal(before.Uncollected - 1, (await CountAsync()).Uncollected);
    }

    [Fact]
    public async Task An_order_that_is_cancelled_while_it_is_made_ready_is_ready_and_then_cancelled()
    {
        var goods = await shop.OfferAsync(pieces: 0, inBackroom: 1);
        var order = await shop.BuyToCollectAsync(_customer, shop.Backroom, goods);
        var cancelled = shop.Database.Commands.BeforeCommitOf("UPDATE orders.orders", () => CancelAsync(order));

        Assert.IsType<MakeReady.Result.Ready>(await ReadyAsync(order));

        Assert.IsType<CancelOrder.Result.Cancelled>(await cancelled);
        Assert.Equal(OrderStatus.Cancelled, (await shop.OrderAsync(_customer, order)).Status);
        Assert.Equal((1, 0), await AtPlaceAsync(goods));
    }

    [Fact]
    public async Task An_order_that_is_made_ready_while_it_is_cancelled_is_not_ready_and_nobody_is_sent_for_it()
    {
        var order = await shop.BuyToCollectAsync(_customer, shop.Backroom, await shop.OfferAsync(pieces: 0, inBackroom: 1));
        var ready = shop.Database.Commands.BeforeCommitOf("UPDATE orders.orders", () => ReadyAsync(order));

        Assert.IsType<CancelOrder.Result.Cancelled>(await CancelAsync(order));

        Assert.IsType<MakeReady.Result.NotToBeCollected>(await ready);
        Assert.Equal(0, await ToldAsync(order));
    }

    [Fact]
    public async Task Two_desks_that_make_it_ready_at_once_tell_the_buyer_once()
    {
        var order = await shop.BuyToCollectAsync(_customer, shop.Backroom, await shop.OfferAsync(pieces: 0, inBackroom: 1));
        var other = shop.Database.Commands.BeforeCommitOf("UPDATE orders.orders", () => ReadyAsync(order));

        Assert.Equal(await ReadyAsync(order), await other);
        Assert.Equal(1, await ToldAsync(order));
    }

    private Task<long> ToldAsync(OrderId order) =>
        shop.Database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'OrderReadyToCollect' and payload->>'order' = '{order}'");

    private Task<MakeReady.Result> ReadyAsync(OrderId order) => shop.Get<MakeReady>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);

    private Task<ShipOrder.Result> HandOverAsync(OrderId order) => shop.Get<ShipOrder>().ExecuteAsync(new(_customer, order, "", null, SellingShop.Staff), Ct);

    private Task<CancelOrder.Result> CancelAsync(OrderId order) => shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);

    private async Task<IEnumerable<OrderId>> UncollectedAsync() =>
        (await new BrowseOrders(shop.Db, shop.Options, shop.Clock).ExecuteAsync(new(Way: OrderWay.NotCollected), Ct)).Rows.Select(row => row.Id);

    private Task<CountOrders.View> CountAsync() => new CountOrders(shop.Db, shop.Options, shop.Clock).ExecuteAsync(2, Ct);

    private async Task<(int OnHand, int Committed)> AtPlaceAsync(Goods goods)
    {
        var level = await shop.StockAsync(goods.Id, shop.Backroom);
        return (level.OnHand, level.Committed);
    }
}
