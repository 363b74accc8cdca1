using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Disputes;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments.Races;

/// <summary>An order whose money is promised or taken, with somebody in between: staff at another desk, Stripe's own pages, a webhook, the clock of another node.</summary>
public sealed class PaidRaceTests(TestCluster cluster, SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private const long Total = 2890;

    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InterruptedCommands Commands => shop.Database.Commands;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Two_desks_that_capture_at_once_take_the_money_once()
    {
        var order = await shop.BuyAsync(_customer);
        var other = default(CapturePayment.Result);
        shop.Gateway.Before("capture", async () => other = await CaptureAsync(order));

        Assert.Equal(await CaptureAsync(order), other);

        await TakenOnceAsync(order);
    }

    [Fact]
    public async Task A_capture_whose_webhook_is_faster_than_its_answer_counts_once()
    {
        var order = await shop.BuyAsync(_customer);
        shop.Gateway.After("capture", () => HearAsync(order));

        Assert.IsType<CapturePayment.Result.Captured>(await CaptureAsync(order));

        await TakenOnceAsync(order);
    }

    [Fact]
    public async Task A_refund_that_a_second_desk_presses_before_the_first_is_written_is_made_once()
    {
        var order = await CapturedAsync();
        var second = Commands.BeforeCommitOf("INSERT INTO payments.refunds", () => RefundAsync(order));

        Assert.IsType<RefundOrder.Result.Refunded>(await RefundAsync(order));

        Assert.IsType<RefundOrder.Result.NothingToRefund>(await second);
        Assert.Equal(Total, await RefundedAtStripeAsync(order));
    }

    [Fact]
    public async Task A_refund_form_that_is_sent_twice_at_once_is_one_refund()
    {
        var order = await CapturedAsync();
        var command = new RefundOrder.Command(_customer, order, new Money(1000, Currency.Eur), "broken", SellingShop.Staff, Request: new(SellingShop.Staff, RequestKey.Fresh()));
        var second = Commands.BeforeCommitOf("INSERT INTO payments.refunds", () => Patiently.AskAsync(() => shop.Get<RefundOrder>().ExecuteAsync(command, Ct)));

        Assert.IsType<RefundOrder.Result.Refunded>(await shop.Get<RefundOrder>().ExecuteAsync(command, Ct));

        Assert.IsType<RefundOrder.Result.Refunded>(await second);
        Assert.Equal(1000, await RefundedAtStripeAsync(order));
    }

    [Fact]
    public async Task A_refund_that_is_made_at_Stripe_in_that_moment_leaves_nothing_for_the_shops_own()
    {
        var order = await CapturedAsync();
        shop.Gateway.Before("refund", () => RefundAtStripeAsync(order, Total));

        Assert.IsType<RefundOrder.Result.Refused>(await RefundAsync(order));

        await HearAsync(order);
        Assert.Equal((Total, Total), (await RefundedAtStripeAsync(order), (await shop.PaymentAsync(_customer, order)).RefundedMinor));
        Assert.Equal(1, await RefundsToldAsync(order));
    }

    [Fact]
    public async Task Parts_that_are_refunded_here_and_at_Stripe_at_once_are_two_refunds_in_both_books()
    {
        var order = await CapturedAsync();
        shop.Gateway.Before("refund", () => RefundAtStripeAsync(order, 1000));

        Assert.IsType<RefundOrder.Result.Refunded>(await RefundAsync(order, 1000));

        Assert.Equal((2000L, 2000L), (await RefundedAtStripeAsync(order), (await shop.PaymentAsync(_customer, order)).RefundedMinor));
        Assert.Equal(2, await RefundsToldAsync(order));
    }

    [Fact]
    public async Task A_refund_whose_webhook_is_faster_than_its_answer_is_booked_once()
    {
        var order = await CapturedAsync();
        shop.Gateway.After("refund", () => HearAsync(order));

        Assert.IsType<RefundOrder.Result.Refunded>(await RefundAsync(order, 1000));

        await HearAsync(order);
        Assert.Equal((1000L, 1000L), (await RefundedAtStripeAsync(order), (await shop.PaymentAsync(_customer, order)).RefundedMinor));
        Assert.Equal(1, await RefundsToldAsync(order));
    }

    [Fact]
    public async Task Two_nodes_that_finish_one_refund_at_once_make_it_once()
    {
        var order = await CapturedAsync();
        await shop.FaultAsync("POST", "/v1/refunds", "reset_before", 3);
        Assert.IsType<RefundOrder.Result.Queued>(await RefundAsync(order, 1000));
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        shop.Gateway.Before("refund", () => shop.Get<FinishMoney>().ExecuteAsync(Ct));

        await shop.Get<FinishMoney>().ExecuteAsync(Ct);

        Assert.Equal((1000L, 1000L), (await RefundedAtStripeAsync(order), (await shop.PaymentAsync(_customer, order)).RefundedMinor));
    }

    [Fact]
    public async Task Two_nodes_that_give_back_the_money_of_one_cancelled_order_refund_it_once()
    {
        var order = await CapturedAsync();
        shop.Gateway.Before("refund", async () =>
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(1));
            await shop.Get<FinishMoney>().ExecuteAsync(Ct);
        });

        Assert.IsType<CancelOrder.Result.Cancelled>(await CancelAsync(order));

        Assert.Equal(Total, await RefundedAtStripeAsync(order));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from payments.refunds where customer_id = '{_customer}'"));
    }

    [Fact]
    public async Task A_dispute_that_opens_while_a_refund_is_made_stands_beside_it_and_moves_no_stock()
    {
        var order = await CapturedAsync();
        var committed = (await shop.StockAsync(shop.Mug)).Committed;
        shop.Gateway.Before("refund", () => DisputeAsync(order));

        Assert.IsType<RefundOrder.Result.Refunded>(await RefundAsync(order, 1000));

        Assert.Equal(1000, (await shop.PaymentAsync(_customer, order)).RefundedMinor);
        Assert.Equal(DisputeStatus.NeedsResponse, (await DisputeOfAsync(order)).Status);
        Assert.Equal((OrderStatus.Placed, committed), ((await shop.OrderAsync(_customer, order)).Status, (await shop.StockAsync(shop.Mug)).Committed));
    }

    [Fact]
    public async Task A_dispute_that_two_desks_answer_at_once_is_answered_once()
    {
        var order = await CapturedAsync();
        await DisputeAsync(order);
        await HearAsync(order);
        var dispute = await DisputeOfAsync(order);
        var answer = (await shop.Get<ShowDispute>().ExecuteAsync(dispute.StripeId, Ct))!.Proposed;
        shop.Gateway.Before("dispute", () => AnswerAsync(dispute.StripeId, answer with { Story = "First" }));

        Assert.IsType<AnswerDispute.Result.Refused>(await AnswerAsync(dispute.StripeId, answer with { Story = "Second" }));

        var heard = await shop.Stripe.V1.Disputes.GetAsync(dispute.StripeId, cancellationToken: Ct);
        Assert.Equal((1L, "First"), (heard.EvidenceDetails.SubmissionCount, heard.Evidence.UncategorizedText));
        Assert.Contains("First", (await DisputeOfAsync(order)).Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_that_is_settled_while_the_books_are_compared_is_no_difference()
    {
        var order = await shop.PlaceAsync(_customer);
        var intent = await shop.PayAsync(_customer, order);
        shop.Clock.Advance(TimeSpan.FromMinutes(3));
        shop.Gateway.After("fetch", () => shop.Get<Settle>().ExecuteAsync(new(intent, "webhook"), Ct));

        Assert.Equal(new CheckIntent.Result.Checked(0), await shop.Get<CheckIntent>().ExecuteAsync(new(intent), Ct));
    }

    [Fact]
    public async Task A_refund_that_is_made_while_the_books_are_compared_leaves_no_row()
    {
        await using var alone = new SellingShop(cluster);
        await alone.InitializeAsync();
        var order = await alone.BuyAsync(_customer);
        await alone.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);
        alone.Clock.Advance(TimeSpan.FromMinutes(3));
        var refund = new RefundOrder.Command(_customer, order, new Money(1000, Currency.Eur), "broken", SellingShop.Staff);
        alone.Gateway.After("fetch", () => alone.Get<RefundOrder>().ExecuteAsync(refund, Ct));

        await alone.Get<Reconcile>().ExecuteAsync(new("clock"), Ct);

        Assert.Equal(1000, (await alone.PaymentAsync(_customer, order)).RefundedMinor);
        Assert.Equal(0, await alone.Database.ScalarAsync<long>("select count(*) from payments.money_inbox where state = 'Open'"));
    }

    [Fact]
    public async Task The_button_of_a_row_that_two_desks_press_at_once_acts_once()
    {
        var stray = await shop.Stripe.V1.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions { Amount = Total, Currency = "eur", PaymentMethod = "pm_card_visa", Confirm = true }, cancellationToken: Ct);
        await shop.Get<CheckIntent>().ExecuteAsync(new(stray.Id, Patient: false), Ct);
        var matter = await shop.Db.ReadAsync((tables, ct) => tables.MoneyInbox.SingleAsync(row => row.IntentId == stray.Id, ct), Ct);
        var other = default(RepairMoney.Result);
        shop.Gateway.Before("refund", async () => other = await shop.Get<RepairMoney>().ExecuteAsync(new(matter.Id, SellingShop.Staff), Ct));

        Assert.IsType<RepairMoney.Result.Repaired>(await shop.Get<RepairMoney>().ExecuteAsync(new(matter.Id, SellingShop.Staff), Ct));

        Assert.IsType<RepairMoney.Result.NotOpen>(other);
        Assert.Single(await shop.Stripe.V1.Refunds.ListAsync(new RefundListOptions { PaymentIntent = stray.Id }, cancellationToken: Ct));
    }

    private async Task<OrderId> CapturedAsync()
    {
        var order = await shop.BuyAsync(_customer);
        Assert.IsType<CapturePayment.Result.Captured>(await CaptureAsync(order));
        return order;
    }

    private Task<CapturePayment.Result> CaptureAsync(OrderId order) => shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);

    private Task<CancelOrder.Result> CancelAsync(OrderId order) => shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);

    private Task<RefundOrder.Result> RefundAsync(OrderId order, long? amount = null) => shop.Get<RefundOrder>().ExecuteAsync(
        new(_customer, order, amount is { } minor ? new Money(minor, Currency.Eur) : null, "broken", SellingShop.Staff), Ct);

    private async Task RefundAtStripeAsync(OrderId order, long amount) => await shop.Stripe.V1.Refunds.CreateAsync(
        new RefundCreateOptions { PaymentIntent = (await shop.PaymentAsync(_customer, order)).IntentId, Amount = amount }, cancellationToken: Ct);

    private async Task<long> RefundedAtStripeAsync(OrderId order) => (await shop.Stripe.V1.Refunds.ListAsync(
        new RefundListOptions { PaymentIntent = (await shop.PaymentAsync(_customer, order)).IntentId, Limit = 100 }, cancellationToken: Ct)).Sum(refund => refund.Amount);

    private async Task DisputeAsync(OrderId order)
    {
        var intent = await shop.Stripe.V1.PaymentIntents.GetAsync((await shop.PaymentAsync(_customer, order)).IntentId, cancellationToken: Ct);
        await shop.ControlAsync($"disputes?charge={intent.LatestChargeId}");
    }

    private Task<Core.Payments.Disputes.Dispute> DisputeOfAsync(OrderId order) => shop.Db.ReadAsync((tables, ct) => tables.Disputes.SingleAsync(row => row.OrderId == order, ct), Ct);

    private Task<AnswerDispute.Result> AnswerAsync(string dispute, DisputeAnswer answer) => shop.Get<AnswerDispute>().ExecuteAsync(new(dispute, answer, SellingShop.Staff), Ct);

    /// <summary>Every webhook about the order's payment, once more.</summary>
    private async Task HearAsync(OrderId order)
    {
        var stripe = new StripeEvents(shop);
        foreach (var body in await stripe.AboutAsync((await shop.PaymentAsync(_customer, order)).IntentId!)) await stripe.SendAsync(body);
    }

    private Task<long> RefundsToldAsync(OrderId order) =>
        shop.Database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'OrderRefunded' and payload->>'order' = '{order}'");

    private async Task TakenOnceAsync(OrderId order)
    {
        Assert.Equal(Total, (await shop.PaymentAsync(_customer, order)).CapturedMinor);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from payments.payment_events where customer_id = '{_customer}' and kind = 'Captured'"));
    }
}
