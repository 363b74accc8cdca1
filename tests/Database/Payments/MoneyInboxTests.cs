using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments;

/// <summary>Differences made on purpose at the sandbox: each is found, explained and repaired by its button.</summary>
public sealed class MoneyInboxTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private const long Total = 2890;

    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Money_that_no_order_claims_is_refunded()
    {
        var intent = await StrangerAsync("automatic");

        var matter = await FoundAsync(MoneyMatterKind.PaidWithoutOrder, intent, MoneyRepair.Refund);

        Assert.Equal((null, Total, null), (matter.OursMinor, matter.TheirsMinor, matter.OrderNumber));
        await RepairedAsync(matter);
        Assert.Equal(Total, (await shop.Stripe.V1.Refunds.ListAsync(new RefundListOptions { PaymentIntent = intent }, cancellationToken: Ct)).Sum(refund => refund.Amount));
    }

    [Fact]
    public async Task An_authorisation_that_nobody_wants_is_released()
    {
        var intent = await StrangerAsync("manual");

        await RepairedAsync(await FoundAsync(MoneyMatterKind.AuthorisationNobodyWants, intent, MoneyRepair.Release));

        Assert.Equal("canceled", (await shop.Stripe.V1.PaymentIntents.GetAsync(intent, cancellationToken: Ct)).Status);
    }

    [Fact]
    public async Task A_payment_that_the_shop_never_heard_of_places_its_order()
    {
        var order = await shop.PlaceAsync(_customer);
        var intent = await shop.PayAsync(_customer, order);

        var matter = await FoundAsync(MoneyMatterKind.PaymentNotRecorded, intent, MoneyRepair.Settle);

        Assert.Equal(((long?)0, (long?)Total), (matter.OursMinor, matter.TheirsMinor));
        Assert.Equal((await shop.OrderAsync(_customer, order)).Number, matter.OrderNumber);
        await RepairedAsync(matter);
        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);
    }

    [Fact]
    public async Task A_capture_made_at_Stripe_is_written_into_the_ledger()
    {
        var (order, intent) = await BoughtAsync();
        var paid = await CaptureAtStripeAsync(intent);

        await RepairedAsync(await FoundAsync(MoneyMatterKind.CapturedElsewhere, paid.LatestChargeId, MoneyRepair.Settle));

        Assert.Equal(PaymentStatus.Paid, (await shop.OrderAsync(_customer, order)).PaymentStatus);
    }

    [Fact]
    public async Task A_capture_of_one_cent_less_is_seen_and_stands_only_with_a_reason()
    {
        var (_, intent) = await BoughtAsync();
        await CaptureAtStripeAsync(intent, Total - 1);
        await shop.Get<Settle>().ExecuteAsync(new(intent, "webhook"), Ct);

        var matter = await FoundAsync(MoneyMatterKind.AmountDiffers, intent, MoneyRepair.Review);

        Assert.Equal(((long?)Total, (long?)Total - 1), (matter.OursMinor, matter.TheirsMinor));
        Assert.IsType<RepairMoney.Result.ReasonMissing>(await PressAsync(matter));
        Assert.IsType<RepairMoney.Result.Reviewed>(await PressAsync(matter, "Agreed by telephone"));
        await ReconcileAsync();
        Assert.Equal((MoneyMatterState.Reviewed, "Agreed by telephone", SellingShop.Staff), await RowAsync(matter) is var row ? (row.State, row.Reason, row.ClosedBy) : default);
    }

    [Fact]
    public async Task A_refund_made_at_Stripe_is_written_into_the_ledger()
    {
        var (order, intent) = await BoughtAsync(captured: true);
        var refund = await shop.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent, Amount = 890 }, cancellationToken: Ct);

        var matter = await FoundAsync(MoneyMatterKind.RefundedElsewhere, refund.Id, MoneyRepair.Settle);

        Assert.Equal(890, matter.TheirsMinor);
        await RepairedAsync(matter);
        Assert.Equal(890, (await shop.PaymentAsync(_customer, order)).RefundedMinor);
    }

    [Fact]
    public async Task A_refund_that_the_bank_sent_back_is_made_again()
    {
        var (order, intent) = await BoughtAsync(captured: true, "pm_card_refundFail");
        var refund = await shop.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent, Amount = 890 }, cancellationToken: Ct);

        var matter = await FoundAsync(MoneyMatterKind.RefundFailed, refund.Id, MoneyRepair.RefundAgain);

        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await PressAsync(matter); // this card fails again
        Assert.Equal(890, await shop.Database.ScalarAsync<long>($"select sum(amount_minor)::bigint from payments.refunds where customer_id = '{_customer}' and state = 'Done'"));
        Assert.Equal(0, (await shop.PaymentAsync(_customer, order)).RefundedMinor);
    }

    [Fact]
    public async Task An_authorisation_that_ended_at_Stripe_is_told_to_the_ledger_and_then_the_order_is_cancelled()
    {
        var (order, intent) = await BoughtAsync();
        await shop.Stripe.V1.PaymentIntents.CancelAsync(intent, cancellationToken: Ct);

        Assert.IsType<RepairMoney.Result.Repaired>(await PressAsync(await FoundAsync(MoneyMatterKind.CancelledElsewhere, intent, MoneyRepair.Settle)));
        Assert.Equal(PaymentStatus.Voided, (await shop.OrderAsync(_customer, order)).PaymentStatus);
        await RepairedAsync(await FoundAsync(MoneyMatterKind.OrderWithoutMoney, intent, MoneyRepair.CancelOrder));

        Assert.Equal(OrderStatus.Cancelled, (await shop.OrderAsync(_customer, order)).Status);
    }

    [Fact]
    public async Task A_second_payment_of_one_order_goes_back()
    {
        var (order, _) = await BoughtAsync(captured: true);
        var second = await StrangerAsync("automatic", order);

        var matter = await FoundAsync(MoneyMatterKind.DuplicatePayment, second, MoneyRepair.Refund);

        Assert.Equal((await shop.OrderAsync(_customer, order)).Number, matter.OrderNumber);
        await RepairedAsync(matter);
        Assert.Equal(0, (await shop.PaymentAsync(_customer, order)).RefundedMinor);
    }

    [Fact]
    public async Task An_authorisation_of_an_order_that_was_given_up_is_released()
    {
        var order = await shop.PlaceAsync(_customer);
        await shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);
        var intent = await StrangerAsync("manual", order);

        await RepairedAsync(await FoundAsync(MoneyMatterKind.AuthorisationNobodyWants, intent, MoneyRepair.Release));

        Assert.Equal((OrderStatus.Cancelled, PaymentStatus.Voided), await shop.OrderAsync(_customer, order) is var given ? (given.Status, given.PaymentStatus) : default);
    }

    [Fact]
    public async Task A_row_of_the_ledger_that_Stripe_does_not_know_is_seen()
    {
        var (order, intent) = await BoughtAsync(captured: true);
        var payment = await shop.PaymentAsync(_customer, order);
        await shop.WorkAsync(async (work, ct) =>
        {
            var invented = new PaymentFact("re_restored", PaymentFactKind.Refunded, "re_restored", 100, shop.Clock.GetUtcNow());
            work.PaymentLedger.Add(new(_customer, payment.Id, invented, "test", shop.Clock.GetUtcNow()));
            await work.SaveAsync(ct);
            return true;
        });
        await shop.Get<Settle>().ExecuteAsync(new(intent, "sweeper"), Ct); // derives the payment from its ledger

        var matter = await FoundAsync(MoneyMatterKind.EntryNotAtStripe, "re_restored", MoneyRepair.Review);

        Assert.Equal((100, (long?)null), (matter.OursMinor!.Value, matter.TheirsMinor));
        Assert.IsType<RepairMoney.Result.Reviewed>(await PressAsync(matter, "Restored from a backup"));
    }

    [Fact]
    public async Task A_difference_that_ends_by_itself_closes_its_row()
    {
        var (_, intent) = await BoughtAsync();
        var paid = await CaptureAtStripeAsync(intent);
        var matter = await FoundAsync(MoneyMatterKind.CapturedElsewhere, paid.LatestChargeId, MoneyRepair.Settle);

        await shop.Get<Settle>().ExecuteAsync(new(intent, "webhook"), Ct);
        await ReconcileAsync();

        Assert.Equal(MoneyMatterState.Gone, (await RowAsync(matter)).State);
        Assert.IsType<RepairMoney.Result.NotOpen>(await PressAsync(matter));
    }

    [Fact]
    public async Task The_button_pressed_ten_times_at_once_refunds_once()
    {
        var intent = await StrangerAsync("automatic");
        var matter = await FoundAsync(MoneyMatterKind.PaidWithoutOrder, intent, MoneyRepair.Refund);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => PressAsync(matter))));

        Assert.Single(results.OfType<RepairMoney.Result.Repaired>());
        Assert.Equal(9, results.OfType<RepairMoney.Result.NotOpen>().Count());
        Assert.Single(await shop.Stripe.V1.Refunds.ListAsync(new RefundListOptions { PaymentIntent = intent }, cancellationToken: Ct));
    }

    [Fact]
    public async Task Books_that_agree_leave_no_row_and_a_run_is_written_down()
    {
        var (order, intent) = await BoughtAsync(captured: true);
        await shop.Get<RefundOrder>().ExecuteAsync(new(_customer, order, new(100, Currency.Eur), "Scratch", SellingShop.Staff), Ct);

        var run = await ReconcileAsync();

        Assert.Equal(ReconciliationOutcome.Complete, run.Outcome);
        Assert.True(run.Movements >= 2, $"{run.Movements}");
        Assert.Equal(0, await shop.Database.ScalarAsync<long>($"select count(*) from payments.money_inbox where intent_id = '{intent}'"));
    }

    [Fact]
    public async Task While_Stripe_is_away_nothing_is_closed_and_the_next_run_covers_the_same_time()
    {
        var intent = await StrangerAsync("automatic");
        var matter = await FoundAsync(MoneyMatterKind.PaidWithoutOrder, intent, MoneyRepair.Refund);
        await shop.FaultAsync("GET", "/v1/**", "reset_before", count: 200);

        Assert.Equal(ReconciliationOutcome.Unreachable, (await ReconcileAsync()).Outcome);
        Assert.IsType<RepairMoney.Result.TryLater>(await PressAsync(matter));
        await shop.ControlAsync("faults", HttpMethod.Delete);

        Assert.Equal(MoneyMatterState.Open, (await RowAsync(matter)).State);
        await RepairedAsync(matter);
    }

    private async Task<(OrderId Order, string Intent)> BoughtAsync(bool captured = false, string method = "pm_card_visa")
    {
        var order = await shop.PlaceAsync(_customer);
        var intent = await shop.PayAsync(_customer, order, method);
        await shop.Get<Settle>().ExecuteAsync(new(intent, "return"), Ct);
        if (captured) Assert.IsType<CapturePayment.Result.Captured>(await shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct));
        return (order, intent);
    }

    private Task<PaymentIntent> CaptureAtStripeAsync(string intent, long amount = Total) =>
        shop.Stripe.V1.PaymentIntents.CaptureAsync(intent, new PaymentIntentCaptureOptions { AmountToCapture = amount }, cancellationToken: Ct);

    /// <summary>A payment that the shop did not make, in the name of an order or of none.</summary>
    private async Task<string> StrangerAsync(string capture, OrderId? order = null)
    {
        var metadata = new Dictionary<string, string>();
        if (order is { } named)
            metadata = new() { ["customer_id"] = $"{_customer}", ["order_id"] = $"{named}", ["payment_id"] = $"{(await shop.PaymentAsync(_customer, named)).Id}" };
        var options = new PaymentIntentCreateOptions { Amount = Total, Currency = "eur", CaptureMethod = capture, PaymentMethod = "pm_card_visa", Confirm = true, Metadata = metadata };
        return (await shop.Stripe.V1.PaymentIntents.CreateAsync(options, cancellationToken: Ct)).Id;
    }

    private Task<ReconciliationRun> ReconcileAsync()
    {
        shop.Clock.Advance(TimeSpan.FromMinutes(3));
        return shop.Get<Reconcile>().ExecuteAsync(new(SellingShop.Staff), Ct);
    }

    private async Task<MoneyMatter> FoundAsync(MoneyMatterKind kind, string objectId, MoneyRepair repair)
    {
        await ReconcileAsync();
        var matter = await shop.Db.ReadAsync((tables, ct) => tables.MoneyInbox.SingleAsync(row => row.Kind == kind && row.ObjectId == objectId, ct), Ct);
        Assert.Equal((MoneyMatterState.Open, repair), (matter.State, matter.Repair));
        return matter;
    }

    private Task<RepairMoney.Result> PressAsync(MoneyMatter matter, string reason = "") => shop.Get<RepairMoney>().ExecuteAsync(new(matter.Id, SellingShop.Staff, reason), Ct);

    /// <summary>The button works, and no later look finds anything of it.</summary>
    private async Task RepairedAsync(MoneyMatter matter)
    {
        Assert.IsType<RepairMoney.Result.Repaired>(await PressAsync(matter));
        await ReconcileAsync();
        Assert.Equal(0, await shop.Database.ScalarAsync<long>($"select count(*) from payments.money_inbox where intent_id = '{matter.IntentId}' and state in ('Open', 'Repairing')"));
        Assert.Equal((MoneyMatterState.Repaired, SellingShop.Staff), await RowAsync(matter) is var row ? (row.State, row.ClosedBy) : default);
    }

    private Task<MoneyMatter> RowAsync(MoneyMatter matter) => shop.Db.ReadAsync((tables, ct) => tables.MoneyInbox.SingleAsync(row => row.Id == matter.Id, ct), Ct);
}
