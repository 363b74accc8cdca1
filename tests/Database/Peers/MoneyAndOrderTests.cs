using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Peers;

/// <summary>What users of other shops wrote about money without an order and orders without money; docs/PEERS.md names the thread of each.</summary>
public sealed class MoneyAndOrderTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    /// <summary>magento/magento2#25862.</summary>
    [Fact]
    public async Task No_transaction_is_open_while_Stripe_is_asked()
    {
        var open = new List<long>();
        foreach (var call in new[] { "create", "fetch", "capture", "refund", "cancel" }) shop.Gateway.Before(call, async () => open.Add(await OpenAsync()));
        var order = await shop.BuyAsync(_customer);
        await shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);
        await shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);
        var unpaid = await shop.PlaceAsync(_customer);
        await shop.Get<StartPayment>().ExecuteAsync(new(_customer, unpaid), Ct);
        await shop.Get<CancelOrder>().ExecuteAsync(new(_customer, unpaid, "shopper"), Ct);

        Assert.Equal([0, 0, 0, 0, 0], open);
    }

    /// <summary>woocommerce/woocommerce-gateway-stripe#2598.</summary>
    [Fact]
    public async Task A_dispute_of_a_cancelled_order_neither_revives_it_nor_puts_goods_back()
    {
        var order = await shop.BuyAsync(_customer);
        await shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);
        await shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);
        var (before, intent) = (await shop.StockAsync(shop.Mug), (await shop.PaymentAsync(_customer, order)).IntentId!);
        var charge = (await shop.Stripe.V1.PaymentIntents.GetAsync(intent, cancellationToken: Ct)).LatestChargeId;

        await shop.ControlAsync($"disputes?charge={charge}");
        await HearAsync(intent);

        await AssertAsync(order, OrderStatus.Cancelled, PaymentStatus.Refunded);
        Assert.Equal((before.OnHand, before.Held, before.Committed), await shop.StockAsync(shop.Mug) is var after ? (after.OnHand, after.Held, after.Committed) : default);
    }

    /// <summary>mollie/WooCommerce#1252.</summary>
    [Fact]
    public async Task A_late_event_of_payment_neither_undoes_a_refund_nor_takes_goods_again()
    {
        var order = await shop.BuyAsync(_customer);
        await shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);
        await shop.Get<RefundOrder>().ExecuteAsync(new(_customer, order, null, "broken", SellingShop.Staff), Ct);
        var (before, intent) = (await shop.StockAsync(shop.Mug), (await shop.PaymentAsync(_customer, order)).IntentId!);
        var stripe = new StripeEvents(shop);

        await stripe.SendAsync(await stripe.LastAsync(intent, "payment_intent.amount_capturable_updated"));
        await stripe.SendAsync(await stripe.LastAsync(intent, "payment_intent.succeeded"));

        await AssertAsync(order, OrderStatus.Placed, PaymentStatus.Refunded);
        Assert.Equal((before.OnHand, before.Held, before.Committed), await shop.StockAsync(shop.Mug) is var after ? (after.OnHand, after.Held, after.Committed) : default);
    }

    private Task<long> OpenAsync() =>
        shop.Database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'");

    private async Task HearAsync(string intent)
    {
        var stripe = new StripeEvents(shop);
        foreach (var body in await stripe.AboutAsync(intent)) await stripe.SendAsync(body);
    }

    private async Task AssertAsync(OrderId id, OrderStatus status, PaymentStatus payment)
    {
        var order = await shop.OrderAsync(_customer, id);
        Assert.Equal((status, payment), (order.Status, order.PaymentStatus));
    }
}
