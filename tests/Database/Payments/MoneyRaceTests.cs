using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments;

/// <summary>Each race is decided by letting the competitor in at the worst call.</summary>
public sealed class MoneyRaceTests(TestCluster cluster, SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Capture_pressed_ten_times_at_once_takes_the_money_once()
    {
        var order = await shop.BuyAsync(_customer);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => CaptureAsync(order))));

        Assert.All(results, result => Assert.True(result is CapturePayment.Result.Captured or CapturePayment.Result.NothingToCapture, result.ToString()));
        Assert.Equal(2890, (await shop.PaymentAsync(_customer, order)).CapturedMinor);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from payments.payment_events where customer_id = '{_customer}' and kind = 'Captured'"));
    }

    [Fact]
    public async Task An_order_cancelled_just_before_its_capture_is_not_captured()
    {
        var order = await shop.BuyAsync(_customer);
        shop.Gateway.Before("capture", () => CancelAsync(order));

        Assert.IsType<CapturePayment.Result.Refused>(await CaptureAsync(order));

        await AssertAsync(order, OrderStatus.Cancelled, PaymentStatus.Voided);
    }

    [Fact]
    public async Task An_order_cancelled_just_after_its_capture_gives_the_money_back()
    {
        var order = await shop.BuyAsync(_customer);
        shop.Gateway.After("capture", () => CancelAsync(order));

        await CaptureAsync(order);

        await AssertAsync(order, OrderStatus.Cancelled, PaymentStatus.Refunded);
        Assert.IsType<ShipOrder.Result.NotToBeSent>(await ShipAsync(order));
    }

    [Fact]
    public async Task An_order_that_is_being_cancelled_can_neither_be_captured_nor_sent()
    {
        var order = await shop.BuyAsync(_customer);
        var (captured, shipped) = (default(CapturePayment.Result), default(ShipOrder.Result));
        shop.Gateway.Before("cancel", async () => (captured, shipped) = (await CaptureAsync(order), await ShipAsync(order)));

        await CancelAsync(order);

        Assert.IsType<CapturePayment.Result.NothingToCapture>(captured);
        Assert.IsType<ShipOrder.Result.NotToBeSent>(shipped);
        await AssertAsync(order, OrderStatus.Cancelled, PaymentStatus.Voided);
    }

    [Fact]
    public async Task Of_shipping_and_cancelling_at_once_exactly_one_happens()
    {
        var order = await shop.BuyAsync(_customer);
        await CaptureAsync(order);

        var (shipping, cancelling) = (Task.Run(() => ShipAsync(order)), Task.Run(() => CancelAsync(order)));
        await Task.WhenAll(shipping, cancelling);

        if (await shipping is ShipOrder.Result.Shipped)
        {
            Assert.IsType<CancelOrder.Result.AlreadySent>(await cancelling);
            await AssertAsync(order, OrderStatus.Shipped, PaymentStatus.Paid);
        }
        else
        {
            Assert.IsType<CancelOrder.Result.Cancelled>(await cancelling);
            await AssertAsync(order, OrderStatus.Cancelled, PaymentStatus.Refunded);
        }
    }

    [Fact]
    public async Task Shipping_pressed_ten_times_at_once_sends_one_parcel()
    {
        var order = await shop.BuyAsync(_customer);
        await CaptureAsync(order);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => ShipAsync(order))));

        Assert.Single(results.OfType<ShipOrder.Result.Shipped>());
        Assert.Single((await shop.Get<ShowOrder>().ExecuteAsync(_customer, order, Ct))!.Parcels);
    }

    [Fact]
    public async Task A_promise_in_the_very_moment_of_expiry_is_given_back()
    {
        await ExpireAsync();
        var (order, intent) = await StartedAsync();
        shop.Gateway.Before("cancel", () => shop.ConfirmAsync(intent));

        await ExpireAsync();

        await AssertAsync(order, OrderStatus.Expired, PaymentStatus.Voided);
    }

    [Fact]
    public async Task Money_in_the_very_moment_of_expiry_places_the_order()
    {
        await using var atOnce = new SellingShop(cluster) { Options = new() { CaptureAtOnce = true } };
        await atOnce.InitializeAsync();
        var order = await atOnce.PlaceAsync(_customer);
        await atOnce.Get<StartPayment>().ExecuteAsync(new(_customer, order), Ct);
        var intent = (await atOnce.PaymentAsync(_customer, order)).IntentId!;
        atOnce.Gateway.Before("cancel", () => atOnce.ConfirmAsync(intent));

        atOnce.Clock.Advance(TimeSpan.FromHours(2));
        await atOnce.Get<ExpireUnpaid>().ExecuteAsync(Ct);

        Assert.Equal((OrderStatus.Placed, PaymentStatus.Paid), ((await atOnce.OrderAsync(_customer, order)).Status, (await atOnce.OrderAsync(_customer, order)).PaymentStatus));
        await LedgerProof.HoldsAsync(atOnce.Database);
    }

    [Fact]
    public async Task A_page_that_still_says_unpaid_cannot_cancel_an_order_that_was_paid_meanwhile()
    {
        var order = await shop.BuyAsync(_customer);

        Assert.IsType<CancelOrder.Result.PaidMeanwhile>(await shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, "shopper", UnpaidOnly: true), Ct));

        await AssertAsync(order, OrderStatus.Placed, PaymentStatus.Authorized);
    }

    [Fact]
    public async Task A_card_that_comes_just_after_the_order_expired_is_not_charged()
    {
        var (order, intent) = await StartedAsync();
        shop.Gateway.After("cancel", () => Assert.ThrowsAsync<StripeException>(() => shop.ConfirmAsync(intent)));

        await ExpireAsync();

        await AssertAsync(order, OrderStatus.Expired, PaymentStatus.Voided);
    }

    [Fact]
    public async Task An_answer_that_is_old_news_by_now_undoes_nothing()
    {
        var (order, intent) = await StartedAsync();
        await shop.ConfirmAsync(intent);
        shop.Gateway.After("fetch", async () =>
        {
            await shop.Get<Settle>().ExecuteAsync(new(intent, "webhook"), Ct);
            await CancelAsync(order);
        });

        await shop.Get<Settle>().ExecuteAsync(new(intent, "return"), Ct);

        await AssertAsync(order, OrderStatus.Cancelled, PaymentStatus.Voided);
    }

    [Fact]
    public async Task An_order_that_expires_while_its_payment_begins_hands_out_nothing_to_pay_with()
    {
        var order = await shop.PlaceAsync(_customer);
        shop.Gateway.After("create", ExpireAsync);

        Assert.IsType<StartPayment.Result.NotPayable>(await shop.Get<StartPayment>().ExecuteAsync(new(_customer, order), Ct));

        Assert.Equal(OrderStatus.Expired, (await shop.OrderAsync(_customer, order)).Status);
    }

    [Fact]
    public async Task Two_tabs_that_begin_to_pay_at_once_pay_with_the_same_intent()
    {
        var order = await shop.PlaceAsync(_customer);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => shop.Get<StartPayment>().ExecuteAsync(new(_customer, order), Ct))));

        Assert.Single(results.Select(result => Assert.IsType<StartPayment.Result.Ready>(result).ClientSecret).Distinct());
    }

    [Fact]
    public async Task An_order_whose_payment_never_began_expires_without_asking_Stripe()
    {
        await ExpireAsync();
        var order = await shop.PlaceAsync(_customer);
        var calls = shop.Gateway.Calls.Count;

        await ExpireAsync();

        Assert.Equal(OrderStatus.Expired, (await shop.OrderAsync(_customer, order)).Status);
        Assert.Equal(calls, shop.Gateway.Calls.Count);
    }

    [Fact]
    public async Task A_payment_on_its_way_keeps_its_order_until_the_bank_has_decided()
    {
        var order = await shop.PlaceAsync(_customer);
        var intent = await shop.PayAsync(_customer, order, "pm_card_processing");

        await ExpireAsync();
        await AssertAsync(order, OrderStatus.PendingPayment, PaymentStatus.Processing);
        Assert.IsType<CancelOrder.Result.TryLater>(await CancelAsync(order));
        await shop.ControlAsync($"settle?payment_intent={intent}&outcome=succeeded");
        await ExpireAsync();

        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);
    }

    [Fact]
    public async Task An_intent_that_was_cancelled_at_Stripe_ends_its_order_without_waiting_for_the_deadline()
    {
        var (order, intent) = await StartedAsync();
        await shop.Stripe.V1.PaymentIntents.CancelAsync(intent, cancellationToken: Ct);

        shop.Clock.Advance(TimeSpan.FromMinutes(3));
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);

        await AssertAsync(order, OrderStatus.Expired, PaymentStatus.Voided);
    }

    private async Task<(OrderId Order, string Intent)> StartedAsync()
    {
        var order = await shop.PlaceAsync(_customer);
        Assert.IsType<StartPayment.Result.Ready>(await shop.Get<StartPayment>().ExecuteAsync(new(_customer, order), Ct));
        return (order, (await shop.PaymentAsync(_customer, order)).IntentId!);
    }

    private async Task ExpireAsync()
    {
        shop.Clock.Advance(TimeSpan.FromHours(2));
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);
    }

    private Task<CapturePayment.Result> CaptureAsync(OrderId order) => shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);

    private Task<ShipOrder.Result> ShipAsync(OrderId order) => shop.Get<ShipOrder>().ExecuteAsync(new(_customer, order, "Post", "T1", SellingShop.Staff), Ct);

    private Task<CancelOrder.Result> CancelAsync(OrderId order) => shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);

    private async Task AssertAsync(OrderId id, OrderStatus status, PaymentStatus payment)
    {
        var order = await shop.OrderAsync(_customer, id);
        Assert.Equal((status, payment), (order.Status, order.PaymentStatus));
    }
}
