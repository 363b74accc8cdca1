using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments;

public sealed class RefundTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private const long Total = 2890;

    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Pressing_refund_ten_times_at_once_sends_the_money_back_once()
    {
        var order = await CapturedAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => RefundAsync(order))));

        Assert.Single(results.OfType<RefundOrder.Result.Refunded>());
        Assert.Equal(9, results.OfType<RefundOrder.Result.NothingToRefund>().Count());
        Assert.Equal(Total, await RefundedAtStripeAsync(order));
        Assert.Equal(1, await EventsAsync(order));
    }

    [Fact]
    public async Task Partial_refunds_at_once_never_exceed_what_was_taken()
    {
        var order = await CapturedAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => RefundAsync(order, 1000))));

        Assert.Equal(2, results.OfType<RefundOrder.Result.Refunded>().Count());
        Assert.Equal(4, results.Count(result => result is RefundOrder.Result.TooMuch or RefundOrder.Result.NothingToRefund));
        Assert.Equal(2000, await RefundedAtStripeAsync(order));
        Assert.Equal(PaymentStatus.PartiallyRefunded, (await shop.OrderAsync(_customer, order)).PaymentStatus);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(Total + 1)]
    [InlineData(long.MaxValue)]
    public async Task An_amount_that_is_not_there_is_refused(long amount)
    {
        var order = await CapturedAsync();

        Assert.Equal(new RefundOrder.Result.TooMuch(new(Total, Currency.Eur)), await RefundAsync(order, amount));
        Assert.Equal(0, await RefundedAtStripeAsync(order));
    }

    [Fact]
    public async Task A_refund_made_at_Stripe_arrives_as_one_fact_that_keeps_its_name()
    {
        var order = await CapturedAsync();
        var intent = (await shop.PaymentAsync(_customer, order)).IntentId!;
        var refund = await shop.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent, Amount = 890 }, cancellationToken: Ct);

        var stripe = new StripeEvents(shop);
        foreach (var body in await stripe.AboutAsync(refund.Id)) await stripe.SendAsync(body);
        await shop.Get<Settle>().ExecuteAsync(new(intent, "sweeper"), Ct);

        Assert.Equal(1, await EventsAsync(order));
        Assert.Equal(refund.Id, await shop.Database.ScalarAsync<string>($"select payload->>'occurrence' from events.outbox where type = 'OrderRefunded' and payload->>'order' = '{order}'"));
        Assert.Equal(890, (await shop.PaymentAsync(_customer, order)).RefundedMinor);
        Assert.Equal(new RefundOrder.Result.Refunded(new(Total - 890, Currency.Eur)), await RefundAsync(order));
    }

    [Fact]
    public async Task A_refund_that_the_bank_sends_back_can_be_tried_again()
    {
        var order = await CapturedAsync("pm_card_refundFail");

        await RefundAsync(order, 1000);

        Assert.Equal(PaymentStatus.Paid, (await shop.OrderAsync(_customer, order)).PaymentStatus);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from payments.payment_events where customer_id = '{_customer}' and kind = 'RefundFailed'"));
        Assert.Equal(new(Total, Currency.Eur), (await shop.PaymentAsync(_customer, order)).Refundable);
    }

    [Theory]
    [InlineData("reset_after", 3)]
    [InlineData("reset_before", 3)]
    [InlineData("http500_after", 1)]
    [InlineData("http429", 9)]
    public async Task A_refund_whose_answer_is_lost_is_finished_by_the_clock_and_made_once(string fault, int count)
    {
        var order = await CapturedAsync();
        await shop.FaultAsync("POST", "/v1/refunds", fault, count);

        Assert.IsType<RefundOrder.Result.Queued>(await RefundAsync(order, 1000));
        Assert.IsType<RefundOrder.Result.TooMuch>(await RefundAsync(order, Total - 999));
        for (var i = 0; i < 3; i++)
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(1));
            await shop.Get<FinishMoney>().ExecuteAsync(Ct);
        }

        Assert.Equal(1000, await RefundedAtStripeAsync(order));
        Assert.Equal(1000, (await shop.PaymentAsync(_customer, order)).RefundedMinor);
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("select count(*) from payments.refunds where state = 'Asked'"));
        Assert.Equal(1, await EventsAsync(order));
    }

    [Fact]
    public async Task A_refund_that_Stripe_has_forgotten_to_repeat_is_recognised_a_day_later()
    {
        var order = await CapturedAsync();
        await shop.FaultAsync("POST", "/v1/refunds", "reset_before", 3);
        Assert.IsType<RefundOrder.Result.Queued>(await RefundAsync(order, 1000));

        // Stripe keeps a key for a day only: after that, the same call would refund again.
        var id = await shop.Database.ScalarAsync<Guid>($"select id from payments.refunds where customer_id = '{_customer}'");
        var intent = (await shop.PaymentAsync(_customer, order)).IntentId;
        await shop.Stripe.V1.Refunds.CreateAsync(
            new RefundCreateOptions { PaymentIntent = intent, Amount = 1000, Metadata = new Dictionary<string, string> { ["refund_key"] = $"{id}:refund" } }, cancellationToken: Ct);
        shop.Clock.Advance(TimeSpan.FromDays(2));
        await shop.Get<FinishMoney>().ExecuteAsync(Ct);

        Assert.Equal(1000, await RefundedAtStripeAsync(order));
    }

    [Fact]
    public async Task Cancelling_an_order_that_was_refunded_in_part_gives_back_the_rest()
    {
        var order = await CapturedAsync();
        await RefundAsync(order, 1000);

        Assert.IsType<CancelOrder.Result.Cancelled>(await shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct));

        Assert.Equal(Total, await RefundedAtStripeAsync(order));
        Assert.Equal(PaymentStatus.Refunded, (await shop.OrderAsync(_customer, order)).PaymentStatus);
    }

    [Fact]
    public async Task Money_that_cannot_be_given_back_is_not_asked_for_without_end()
    {
        var order = await CapturedAsync("pm_card_refundFail");
        await shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);

        for (var i = 0; i < 5; i++)
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(1));
            await shop.Get<FinishMoney>().ExecuteAsync(Ct);
        }

        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from payments.refunds where customer_id = '{_customer}'"));
    }

    private async Task<OrderId> CapturedAsync(string card = "pm_card_visa")
    {
        var order = await shop.PlaceAsync(_customer);
        await shop.Get<Settle>().ExecuteAsync(new(await shop.PayAsync(_customer, order, card), "return"), Ct);
        Assert.IsType<CapturePayment.Result.Captured>(await shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct));
        return order;
    }

    private Task<RefundOrder.Result> RefundAsync(OrderId order, long? amount = null) => shop.Get<RefundOrder>().ExecuteAsync(
        new(_customer, order, amount is { } minor ? new Money(minor, Currency.Eur) : null, "broken", SellingShop.Staff), Ct);

    private async Task<long> RefundedAtStripeAsync(OrderId order)
    {
        var intent = (await shop.PaymentAsync(_customer, order)).IntentId;
        var refunds = await shop.Stripe.V1.Refunds.ListAsync(new RefundListOptions { PaymentIntent = intent, Limit = 100 }, cancellationToken: Ct);
        return refunds.Where(refund => refund.Status != "failed").Sum(refund => refund.Amount);
    }

    private Task<long> EventsAsync(OrderId order) =>
        shop.Database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'OrderRefunded' and payload->>'order' = '{order}'");
}
