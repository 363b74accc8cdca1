using Storefront.Core.Checkout;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Checkout;

/// <summary>Totals that no card is charged with.</summary>
public sealed class OddTotalsTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task An_order_with_nothing_to_pay_is_placed_at_once_without_asking_Stripe()
    {
        var goods = await CostingAsync(0);
        var calls = shop.Gateway.Calls.Count;

        var order = await shop.PlaceAsync(_customer, (goods.Sku, 2));

        var placed = await shop.OrderAsync(_customer, order);
        Assert.Equal((OrderStatus.Placed, PaymentStatus.Paid, 0L), (placed.Status, placed.PaymentStatus, placed.TotalMinor));
        Assert.Equal(2, (await shop.StockAsync(goods.Id)).Committed);
        Assert.Equal(placed.Number, await shop.Database.ScalarAsync<string>($"select payload->>'number' from events.outbox where type = 'OrderPlaced' and payload->>'order' = '{order}'"));
        Assert.IsType<StartPayment.Result.NotPayable>(await shop.Get<StartPayment>().ExecuteAsync(new(_customer, order), Ct));
        Assert.Equal(calls, shop.Gateway.Calls.Count);
    }

    [Fact]
    public async Task An_order_with_nothing_to_pay_can_be_sent_or_cancelled_and_is_never_refunded()
    {
        var goods = await CostingAsync(0);
        var (sent, cancelled) = (await shop.PlaceAsync(_customer, (goods.Sku, 1)), await shop.PlaceAsync(_customer, (goods.Sku, 1)));

        Assert.Equal(new ShipOrder.Result.Shipped(true), await shop.Get<ShipOrder>().ExecuteAsync(new(_customer, sent, "Post", null, SellingShop.Staff), Ct));
        Assert.IsType<RefundOrder.Result.NothingToRefund>(await shop.Get<RefundOrder>().ExecuteAsync(new(_customer, sent, null, "", SellingShop.Staff), Ct));
        Assert.IsType<CancelOrder.Result.Cancelled>(await shop.Get<CancelOrder>().ExecuteAsync(new(_customer, cancelled, SellingShop.Staff), Ct));

        Assert.Equal(0, (await shop.StockAsync(goods.Id)).Committed);
    }

    [Fact]
    public async Task Pressing_the_button_ten_times_with_nothing_to_pay_places_one_order()
    {
        var goods = await CostingAsync(0);
        var facts = await shop.ReadyToOrderAsync(_customer, (goods.Sku, 1));

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => shop.OrderAsync(_customer, facts))));

        Assert.Single(results.Select(result => Assert.IsType<PlaceOrder.Result.Placed>(result)).Distinct());
        Assert.Equal(1, (await shop.StockAsync(goods.Id)).Committed);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(49, false)]
    [InlineData(50, true)]
    public async Task Less_than_a_card_can_be_charged_with_is_told_before_anything_is_ordered(long total, bool enough)
    {
        var goods = await CostingAsync(total);
        var facts = await shop.ReadyToOrderAsync(_customer, (goods.Sku, 1));

        Assert.Equal(enough ? [] : [new(CheckoutStep.Payment, ProblemCode.BelowSmallestCharge, null, "0.50 EUR")], facts.Problems);
        var result = await shop.OrderAsync(_customer, facts);

        if (enough) Assert.IsType<PlaceOrder.Result.Placed>(result);
        else Assert.Equal(facts.Problems, Assert.IsType<PlaceOrder.Result.Incomplete>(result).Problems);
    }

    private async Task<Goods> CostingAsync(long minor)
    {
        var goods = await shop.OfferAsync(9);
        await shop.Database.ScalarAsync<int>("update shipping.rates set amount_minor = 0");
        await shop.Database.ScalarAsync<int>($"update catalog.prices set amount_minor = {minor} where variant_id = '{goods.Id}'");
        return goods;
    }
}
