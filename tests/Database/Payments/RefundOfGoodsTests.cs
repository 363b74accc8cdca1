using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Tests.Database.Payments;

public sealed class RefundOfGoodsTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private const long Mug = 2400;
    private const long Delivery = 490;

    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Pieces_and_delivery_one_after_the_other_give_back_exactly_what_was_charged()
    {
        var (order, item) = await CapturedAsync(mugs: 3);

        Assert.Equal(Refunded(Mug), await RefundAsync(order, item, 1));
        Assert.Equal(Refunded(Delivery), await RefundAsync(order, item, 0, Delivery));
        Assert.Equal(Refunded(2 * Mug), await RefundAsync(order, item, 2));

        Assert.IsType<RefundOrder.Result.NothingToRefund>(await RefundAsync(order, item, 1));
        Assert.Equal(PaymentStatus.Refunded, (await shop.OrderAsync(_customer, order)).PaymentStatus);
    }

    [Fact]
    public async Task A_line_never_gives_back_more_than_it_took()
    {
        var (order, item) = await CapturedAsync(mugs: 2);
        await RefundAsync(order, item, 2);

        Assert.IsType<RefundOrder.Result.TooMuch>(await RefundAsync(order, item, 1));
        Assert.IsType<RefundOrder.Result.TooMuch>(await RefundAsync(order, item, 0, Delivery + 1));
    }

    [Fact]
    public async Task A_line_that_shared_in_an_amount_gives_back_only_its_rest()
    {
        var (order, item) = await CapturedAsync(mugs: 1);
        await shop.Get<RefundOrder>().ExecuteAsync(new(_customer, order, new Money(1000, Currency.Eur), "late", SellingShop.Staff), Ct);

        var rest = Assert.IsType<RefundOrder.Result.Refunded>(await RefundAsync(order, item, 1));

        Assert.Equal(2400 - 830, rest.Amount.Minor);
    }

    [Fact]
    public async Task The_same_piece_refunded_twice_at_once_is_refunded_once()
    {
        var (order, item) = await CapturedAsync(mugs: 1);
        shop.Gateway.Before("refund", async () => Assert.IsType<RefundOrder.Result.TooMuch>(await RefundAsync(order, item, 1)));

        Assert.Equal(Refunded(Mug), await RefundAsync(order, item, 1));

        Assert.Equal(Mug, (await shop.PaymentAsync(_customer, order)).RefundedMinor);
    }

    [Fact]
    public async Task A_refund_pressed_twice_under_one_key_is_made_once_and_answered_twice()
    {
        var (order, item) = await CapturedAsync(mugs: 2);
        var key = new RequestKey(SellingShop.Staff, RequestKey.Fresh());

        Assert.Equal(Refunded(Mug), await RefundAsync(order, item, 1, key: key));
        Assert.Equal(Refunded(Mug), await RefundAsync(order, item, 1, key: key));
        await Assert.ThrowsAsync<RequestKeyReusedException>(() => RefundAsync(order, item, 2, key: key));

        Assert.Equal(Mug, (await shop.PaymentAsync(_customer, order)).RefundedMinor);
    }

    [Fact]
    public async Task Pieces_that_came_back_stand_on_the_shelf_again_with_a_movement()
    {
        var (order, item) = await CapturedAsync(mugs: 2);
        await ShipAsync(order);
        var shelf = (await shop.StockAsync(shop.Mug)).OnHand;

        Assert.Equal(Refunded(Mug), await RefundAsync(order, item, 1, restock: true));

        Assert.Equal(shelf + 1, (await shop.StockAsync(shop.Mug)).OnHand);
        Assert.Equal(1, await shop.Database.ScalarAsync<int>($"select quantity from inventory.movements where kind = 'Returned' and cause = '{order}'"));
    }

    [Fact]
    public async Task Pieces_that_never_left_cannot_come_back()
    {
        var (order, item) = await CapturedAsync(mugs: 1);

        Assert.IsType<RefundOrder.Result.NotSent>(await RefundAsync(order, item, 1, restock: true));

        Assert.Equal(0, (await shop.PaymentAsync(_customer, order)).RefundedMinor);
    }

    private async Task<(OrderId Order, OrderItemId Item)> CapturedAsync(int mugs)
    {
        var order = await shop.BuyAsync(_customer, mugs);
        Assert.IsType<CapturePayment.Result.Captured>(await shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct));
        return (order, (await shop.Get<ShowOrder>().ExecuteAsync(_customer, order, Ct))!.Items[0].Id);
    }

    private async Task ShipAsync(OrderId order) =>
        Assert.IsType<ShipOrder.Result.Shipped>(await shop.Get<ShipOrder>().ExecuteAsync(new(_customer, order, "Post", null, SellingShop.Staff), Ct));

    private Task<RefundOrder.Result> RefundAsync(OrderId order, OrderItemId item, int pieces, long delivery = 0, bool restock = false, RequestKey? key = null) => shop.Get<RefundOrder>().ExecuteAsync(
        new(_customer, order, null, "broken", SellingShop.Staff, new(pieces == 0 ? [] : [new(item, pieces)], delivery, restock), key), Ct);

    private static RefundOrder.Result.Refunded Refunded(long minor) => new(new Money(minor, Currency.Eur));
}
