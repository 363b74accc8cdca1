using Storefront.Core.Checkout;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Shipping;
using Stripe;

namespace Storefront.Tests.Database.Payments;

/// <summary>Money for an order whose stock was let go.</summary>
public sealed class LateMoneyTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 1)] // only both warehouses together have enough
    public async Task While_there_is_stock_it_is_taken_again_and_the_order_placed(int inFront, int inBackroom)
    {
        var goods = await shop.OfferAsync(inFront, inBackroom);
        var order = await ExpiredAsync(goods);

        await PayLateAsync(order, "manual");

        await AssertAsync(order, OrderStatus.Placed, PaymentStatus.Authorized);
    }

    [Fact]
    public async Task When_the_stock_is_gone_what_was_promised_is_given_back()
    {
        var goods = await shop.OfferAsync(2);
        var order = await ExpiredAsync(goods);
        await shop.PlaceAsync(CustomerId.New(), (goods.Sku, 1));

        await PayLateAsync(order, "manual");
        await shop.Get<FinishMoney>().ExecuteAsync(Ct);

        await AssertAsync(order, OrderStatus.Expired, PaymentStatus.Voided);
    }

    [Fact]
    public async Task When_the_stock_is_gone_what_was_taken_is_refunded_and_told()
    {
        var goods = await shop.OfferAsync(2);
        var order = await ExpiredAsync(goods);
        await shop.PlaceAsync(CustomerId.New(), (goods.Sku, 1));

        await PayLateAsync(order, "automatic");
        for (var i = 0; i < 3; i++) await shop.Get<FinishMoney>().ExecuteAsync(Ct);

        await AssertAsync(order, OrderStatus.Expired, PaymentStatus.Refunded);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'OrderRefunded' and payload->>'order' = '{order}'"));
    }

    [Fact]
    public async Task An_order_that_was_given_up_is_not_revived_by_money()
    {
        var order = await shop.PlaceAsync(_customer);
        Assert.IsType<CancelOrder.Result.Cancelled>(await shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, "shopper"), Ct));

        await PayLateAsync(order, "automatic");
        await shop.Get<FinishMoney>().ExecuteAsync(Ct);

        await AssertAsync(order, OrderStatus.Cancelled, PaymentStatus.Refunded);
    }

    [Fact]
    public async Task An_order_whose_money_all_went_back_before_the_shop_heard_of_it_lets_its_stock_go()
    {
        var order = await shop.PlaceAsync(_customer);
        var intent = await shop.PayAsync(_customer, order);
        await shop.Stripe.V1.PaymentIntents.CaptureAsync(intent, cancellationToken: Ct);
        await shop.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent }, cancellationToken: Ct);

        shop.Clock.Advance(TimeSpan.FromHours(2));
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);

        await AssertAsync(order, OrderStatus.Expired, PaymentStatus.Refunded);
    }

    [Theory]
    [InlineData(1, OrderStatus.Placed)]
    [InlineData(0, OrderStatus.Expired)]
    public async Task What_was_to_be_collected_takes_its_goods_at_its_place_or_not_at_all(int leftThere, OrderStatus end)
    {
        await shop.OpenPlaceAsync(shop.Backroom);
        var goods = await shop.OfferAsync(5, inBackroom: 1);
        var order = Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, await shop.ReadyToCollectAsync(_customer, shop.Backroom, goods))).Order;
        shop.Clock.Advance(TimeSpan.FromHours(2));
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);
        Assert.True(await shop.ShelveAsync(goods.Id, shop.Backroom, leftThere));

        await PayLateAsync(order, "manual");

        Assert.Equal(end, (await shop.OrderAsync(_customer, order)).Status);
        Assert.Equal((0, leftThere), ((await shop.StockAsync(goods.Id)).Committed, (await shop.StockAsync(goods.Id, shop.Backroom)).Committed));
    }

    private async Task<OrderId> ExpiredAsync(Goods goods)
    {
        var order = await shop.PlaceAsync(_customer, (goods.Sku, 2));
        shop.Clock.Advance(TimeSpan.FromHours(2));
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);
        Assert.Equal(OrderStatus.Expired, (await shop.OrderAsync(_customer, order)).Status);
        return order;
    }

    /// <summary>An intent of the shop's own that it was never told of, paid after all.</summary>
    private async Task PayLateAsync(OrderId order, string capture)
    {
        var payment = await shop.PaymentAsync(_customer, order);
        var intent = await shop.Stripe.V1.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions
            {
                Amount = payment.AmountMinor,
                Currency = "eur",
                CaptureMethod = capture,
                PaymentMethod = "pm_card_visa",
                Confirm = true,
                Metadata = new Dictionary<string, string> { ["customer_id"] = $"{_customer}", ["order_id"] = $"{order}", ["payment_id"] = $"{payment.Id}" },
            },
            cancellationToken: Ct);
        Assert.IsType<Settle.Result.Settled>(await shop.Get<Settle>().ExecuteAsync(new(intent.Id, "webhook"), Ct));
    }

    private async Task AssertAsync(OrderId id, OrderStatus status, PaymentStatus payment)
    {
        var order = await shop.OrderAsync(_customer, id);
        Assert.Equal((status, payment), (order.Status, order.PaymentStatus));
    }
}
