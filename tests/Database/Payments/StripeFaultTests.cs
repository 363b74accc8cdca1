using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Office;
using Storefront.Core.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments;

public sealed class StripeFaultTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Theory]
    [InlineData("reset_after")]
    [InlineData("timeout_after")]
    public async Task A_charge_whose_answer_the_browser_never_got_is_settled_by_the_sweeper(string fault)
    {
        var order = await shop.PlaceAsync(_customer);
        await StartAsync(order);
        var intent = (await shop.PaymentAsync(_customer, order)).IntentId!;
        await shop.FaultAsync("POST", "/v1/payment_intents/*/confirm", fault, count: 5, delayMs: 50);
        await Assert.ThrowsAnyAsync<Exception>(() => shop.ConfirmAsync(intent));
        await shop.ControlAsync("faults", HttpMethod.Delete);

        shop.Clock.Advance(TimeSpan.FromMinutes(3));
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);

        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);
        Assert.Single(await shop.Stripe.V1.Charges.ListAsync(new ChargeListOptions { PaymentIntent = intent }, cancellationToken: Ct));
    }

    [Theory]
    [InlineData("reset_after", 3)]
    [InlineData("reset_before", 3)]
    public async Task A_beginning_whose_answer_is_lost_begins_again_with_the_same_intent(string fault, int count)
    {
        var order = await shop.PlaceAsync(_customer);
        await shop.FaultAsync("POST", "/v1/payment_intents", fault, count);

        Assert.IsType<StartPayment.Result.TryLater>(await StartAsync(order));
        Assert.IsType<StartPayment.Result.Ready>(await StartAsync(order));

        Assert.Single(await IntentsAsync(order));
    }

    [Fact]
    public async Task When_Stripe_has_too_much_to_do_the_shop_asks_again_more_slowly()
    {
        var order = await shop.PlaceAsync(_customer);
        await shop.FaultAsync("POST", "/v1/payment_intents", "http429", 2);

        Assert.IsType<StartPayment.Result.Ready>(await StartAsync(order));

        Assert.Equal(("accepted", 3), await LoggedAsync(order, "create"));
    }

    [Fact]
    public async Task Too_many_calls_for_too_long_are_told_and_written_down_and_nothing_was_taken()
    {
        var order = await shop.BuyAsync(_customer);
        await shop.FaultAsync("POST", "/v1/payment_intents/*/capture", "http429", 4);

        Assert.IsType<CapturePayment.Result.TryLater>(await CaptureAsync(order));

        Assert.Equal(("unreachable", 4), await LoggedAsync(order, "capture"));
        Assert.Equal(0, (await shop.PaymentAsync(_customer, order)).CapturedMinor);
        Assert.IsType<CapturePayment.Result.Captured>(await CaptureAsync(order));
    }

    [Fact]
    public async Task Too_many_calls_while_the_answer_is_read_do_not_lose_it()
    {
        var order = await shop.BuyAsync(_customer);
        await shop.FaultAsync("GET", "/v1/refunds", "http429", 2);

        Assert.IsType<CapturePayment.Result.Captured>(await CaptureAsync(order));
    }

    [Fact]
    public async Task A_key_that_Stripe_answers_with_an_error_for_ever_is_given_up_for_a_new_one()
    {
        var order = await shop.PlaceAsync(_customer);
        await shop.FaultAsync("POST", "/v1/payment_intents", "http500_after");

        Assert.IsType<StartPayment.Result.Ready>(await StartAsync(order));
        await shop.Get<Settle>().ExecuteAsync(new(await shop.PayAsync(_customer, order), "return"), Ct);

        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);
        Assert.Single(await IntentsAsync(order), intent => intent.Status == "requires_capture");
    }

    [Fact]
    public async Task Two_tabs_that_meet_such_a_key_still_pay_with_one_intent()
    {
        var order = await shop.PlaceAsync(_customer);
        await shop.FaultAsync("POST", "/v1/payment_intents", "http500_after");

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartAsync(order))));
        Assert.Single(results.OfType<StartPayment.Result.Ready>().Select(ready => ready.ClientSecret).Distinct());
    }

    [Fact]
    public async Task An_intent_that_nobody_heard_of_does_not_disturb_the_one_that_is_paid()
    {
        var order = await shop.PlaceAsync(_customer);
        await shop.FaultAsync("POST", "/v1/payment_intents", "http500_after");
        await StartAsync(order);
        var paid = await shop.PayAsync(_customer, order);
        var unheard = Assert.Single(await IntentsAsync(order), intent => intent.Id != paid);

        await new StripeEvents(shop).SendAsync(await new StripeEvents(shop).LastAsync(unheard.Id, "payment_intent.created"));
        await shop.Get<Settle>().ExecuteAsync(new(paid, "return"), Ct);

        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);
    }

    [Theory]
    [InlineData("http500_after")]
    [InlineData("http500_before")]
    [InlineData("reset_after")]
    public async Task Capture_whose_answer_is_lost_is_pressed_again_and_takes_the_money_once(string fault)
    {
        var order = await shop.BuyAsync(_customer);
        await shop.FaultAsync("POST", "/v1/payment_intents/*/capture", fault, count: 3);

        await CaptureAsync(order);
        await shop.ControlAsync("faults", HttpMethod.Delete);
        for (var i = 0; i < 2; i++) await CaptureAsync(order);

        Assert.Equal(PaymentStatus.Paid, (await shop.OrderAsync(_customer, order)).PaymentStatus);
        Assert.Equal(2890, (await shop.PaymentAsync(_customer, order)).CapturedMinor);
    }

    [Theory]
    [InlineData("http500_after")]
    [InlineData("http500_before")]
    [InlineData("reset_before")]
    [InlineData("reset_after")]
    public async Task A_cancelled_order_whose_authorisation_could_not_be_given_back_is_finished_by_the_clock(string fault)
    {
        var order = await shop.BuyAsync(_customer);
        await shop.FaultAsync("POST", "/v1/payment_intents/*/cancel", fault, count: 3);

        Assert.IsType<CancelOrder.Result.Cancelled>(await CancelAsync(order));
        await shop.ControlAsync("faults", HttpMethod.Delete);
        for (var i = 0; i < 2; i++) await shop.Get<FinishMoney>().ExecuteAsync(Ct);

        Assert.Equal(PaymentStatus.Voided, (await shop.OrderAsync(_customer, order)).PaymentStatus);
    }

    [Fact]
    public async Task While_Stripe_is_away_an_order_that_may_be_paid_keeps_its_stock()
    {
        var order = await shop.PlaceAsync(_customer);
        await StartAsync(order);
        await shop.FaultAsync("GET", "/v1/payment_intents/**", "reset_before", count: 50);
        shop.Clock.Advance(TimeSpan.FromHours(2));

        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);
        Assert.IsType<CancelOrder.Result.TryLater>(await CancelAsync(order));
        Assert.Equal(OrderStatus.PendingPayment, (await shop.OrderAsync(_customer, order)).Status);
        await shop.ControlAsync("faults", HttpMethod.Delete);
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);

        Assert.Equal(OrderStatus.Expired, (await shop.OrderAsync(_customer, order)).Status);
    }

    private async Task<(string Outcome, int Tries)> LoggedAsync(OrderId order, string operation)
    {
        var file = (await new ShowPaymentFile(shop.Db).ExecuteAsync(_customer, order, Ct))!;
        return file.Log.Last(call => call.Operation == operation) is var last ? (last.Outcome, last.Tries) : default;
    }

    private Task<StartPayment.Result> StartAsync(OrderId order) => shop.Get<StartPayment>().ExecuteAsync(new(_customer, order), Ct);

    private Task<CapturePayment.Result> CaptureAsync(OrderId order) => shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);

    private Task<CancelOrder.Result> CancelAsync(OrderId order) => shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);

    private async Task<IReadOnlyList<PaymentIntent>> IntentsAsync(OrderId order) =>
        [.. (await shop.Stripe.V1.PaymentIntents.ListAsync(new PaymentIntentListOptions { Limit = 100 }, cancellationToken: Ct)).Where(intent => intent.Metadata.GetValueOrDefault("order_id") == $"{order}")];
}
