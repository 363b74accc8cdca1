using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Content;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Disputes;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;
using Dispute = Storefront.Core.Payments.Disputes.Dispute;

namespace Storefront.Tests.Database.Payments;

public sealed class DisputeTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private const long Total = 2890;

    private readonly CustomerId _customer = CustomerId.New();
    private readonly StripeEvents _stripe = new(shop);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task A_dispute_is_heard_by_webhook_with_its_due_date_and_touches_no_stock()
    {
        var (order, intent) = await SoldAsync();
        var stock = await shop.StockAsync(shop.Mug);

        var dispute = await DisputedAsync(intent);

        Assert.Equal((DisputeStatus.NeedsResponse, Total, "fraudulent"), (dispute.Status, dispute.AmountMinor, dispute.Reason));
        Assert.Equal(shop.Clock.GetUtcNow().AddDays(7), dispute.DueBy!.Value, TimeSpan.FromMinutes(5));
        Assert.Equal((OrderStatus.Shipped, PaymentStatus.Paid), await shop.OrderAsync(_customer, order) is var sold ? (sold.Status, sold.PaymentStatus) : default);
        Assert.Equal((stock.OnHand, stock.Committed), await shop.StockAsync(shop.Mug) is var now ? (now.OnHand, now.Committed) : default);
        Assert.Contains((await shop.Get<ShowOrder>().ExecuteAsync(_customer, order, Ct))!.TimeLine, entry => entry.Kind == OrderEventKind.DisputeOpened);
    }

    [Fact]
    public async Task The_answer_is_built_from_the_shops_own_records()
    {
        await shop.WorkAsync((work, _) =>
        {
            work.ContentPages.Add(new(ContentKind.Page, "returns", "en", 1, "Returns", "Thirty days."));
            return Task.FromResult(true);
        });
        await shop.Get<KeepPageVersions>().ExecuteAsync(Ct);
        var (order, intent) = await SoldAsync();
        await shop.Database.ScalarAsync<long>("with changed as (update content.pages set body = 'No returns.' where slug = 'returns' returning 1) select count(*) from changed");
        shop.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await shop.Get<KeepPageVersions>().ExecuteAsync(Ct));
        var dispute = await DisputedAsync(intent);

        var answer = (await shop.Get<ShowDispute>().ExecuteAsync(dispute.StripeId, Ct))!.Proposed;

        Assert.Equal(("Ada Byron", "ada@example.org", "Post", "T-77"), (answer.CustomerName, answer.CustomerEmail, answer.Carrier, answer.Tracking));
        Assert.Contains("1 Quay\nD01 Dublin", answer.DeliveryAddress, StringComparison.Ordinal);
        Assert.Contains("1 x Mug", answer.Products, StringComparison.Ordinal);
        Assert.Contains("Thirty days.", answer.Policies, StringComparison.Ordinal);
        Assert.DoesNotContain("No returns.", answer.Policies, StringComparison.Ordinal);
        Assert.Contains((await shop.OrderAsync(_customer, order)).Number, answer.Story, StringComparison.Ordinal);
        Assert.Contains("PaymentCaptured", answer.Story, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_sent_once_and_the_outcome_stands_in_the_ledger()
    {
        var (order, intent) = await SoldAsync();
        var dispute = await DisputedAsync(intent);
        var answer = (await shop.Get<ShowDispute>().ExecuteAsync(dispute.StripeId, Ct))!.Proposed with { Story = "It was delivered." };

        Assert.IsType<AnswerDispute.Result.Sent>(await AnswerAsync(dispute, answer));
        Assert.IsType<AnswerDispute.Result.NotOpen>(await AnswerAsync(dispute, answer));
        var sent = await shop.Stripe.V1.Disputes.GetAsync(dispute.StripeId, cancellationToken: Ct);
        Assert.Equal(("under_review", "It was delivered.", 1L), (sent.Status, sent.Evidence.UncategorizedText, sent.EvidenceDetails.SubmissionCount));
        Assert.Equal("It was delivered.", JsonDocument.Parse((await RowAsync(dispute.StripeId)).Evidence!).RootElement.GetProperty("story").GetString());

        await shop.ControlAsync($"disputes/close?dispute={dispute.StripeId}&outcome=won");
        await HearAsync(intent);

        Assert.Equal(DisputeStatus.Won, (await RowAsync(dispute.StripeId)).Status);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from payments.payment_events where customer_id = '{_customer}' and kind = 'DisputeWon' and amount_minor = {Total}"));
        Assert.Contains((await shop.Get<ShowOrder>().ExecuteAsync(_customer, order, Ct))!.TimeLine, entry => entry.Kind == OrderEventKind.DisputeWon);
    }

    [Fact]
    public async Task An_answer_given_in_Stripes_own_pages_is_heard_too()
    {
        var (_, intent) = await SoldAsync();
        var dispute = await DisputedAsync(intent);

        await shop.Stripe.V1.Disputes.UpdateAsync(dispute.StripeId, new() { Evidence = new() { UncategorizedText = "Delivered" }, Submit = true }, cancellationToken: Ct);
        await HearAsync(intent);

        Assert.Equal(DisputeStatus.UnderReview, (await RowAsync(dispute.StripeId)).Status);
        Assert.DoesNotContain((await shop.Get<ListDisputes>().ExecuteAsync(Ct)).ToAnswer, row => row.StripeId == dispute.StripeId);
    }

    [Fact]
    public async Task An_answer_whose_echo_is_lost_counts_once_it_is_heard()
    {
        var (_, intent) = await SoldAsync();
        var dispute = await DisputedAsync(intent);
        var answer = (await shop.Get<ShowDispute>().ExecuteAsync(dispute.StripeId, Ct))!.Proposed;
        await shop.FaultAsync("POST", "/v1/disputes/*", "reset_after", count: 3);

        Assert.IsType<AnswerDispute.Result.TryLater>(await AnswerAsync(dispute, answer));
        await shop.ControlAsync("faults", HttpMethod.Delete);
        Assert.IsType<AnswerDispute.Result.Sent>(await AnswerAsync(dispute, answer));

        Assert.Equal(DisputeStatus.UnderReview, (await RowAsync(dispute.StripeId)).Status);
        Assert.Equal(1, (await shop.Stripe.V1.Disputes.GetAsync(dispute.StripeId, cancellationToken: Ct)).EvidenceDetails.SubmissionCount);
    }

    [Fact]
    public async Task A_dispute_that_no_webhook_told_of_is_found_by_comparing_the_books()
    {
        var (_, intent) = await SoldAsync();
        await OpenAsync(intent);
        shop.Clock.Advance(TimeSpan.FromMinutes(3));

        await shop.Get<Reconcile>().ExecuteAsync(new("clock"), Ct);
        var matter = await shop.Db.ReadAsync((tables, ct) => tables.MoneyInbox.SingleAsync(row => row.IntentId == intent && row.Kind == MoneyMatterKind.DisputeElsewhere, ct), Ct);
        Assert.IsType<RepairMoney.Result.Repaired>(await shop.Get<RepairMoney>().ExecuteAsync(new(matter.Id, SellingShop.Staff), Ct));

        Assert.Equal(DisputeStatus.NeedsResponse, (await RowAsync(matter.ObjectId)).Status);
        Assert.Contains((await shop.Get<ListDisputes>().ExecuteAsync(Ct)).ToAnswer, row => row.StripeId == matter.ObjectId);
    }

    private async Task<(OrderId Order, string Intent)> SoldAsync()
    {
        var order = await shop.BuyAsync(_customer);
        await shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);
        Assert.IsType<ShipOrder.Result.Shipped>(await shop.Get<ShipOrder>().ExecuteAsync(new(_customer, order, "Post", "T-77", SellingShop.Staff), Ct));
        return (order, (await shop.PaymentAsync(_customer, order)).IntentId!);
    }

    private async Task OpenAsync(string intent) =>
        await shop.ControlAsync($"disputes?charge={(await shop.Stripe.V1.PaymentIntents.GetAsync(intent, cancellationToken: Ct)).LatestChargeId}");

    private async Task<Dispute> DisputedAsync(string intent)
    {
        await OpenAsync(intent);
        await HearAsync(intent);
        return await shop.Db.ReadAsync((tables, ct) => tables.Disputes.SingleAsync(row => row.IntentId == intent, ct), Ct);
    }

    private async Task HearAsync(string intent)
    {
        foreach (var body in await _stripe.AboutAsync(intent)) await _stripe.SendAsync(body);
    }

    private Task<AnswerDispute.Result> AnswerAsync(Dispute dispute, DisputeAnswer answer) =>
        shop.Get<AnswerDispute>().ExecuteAsync(new(dispute.StripeId, answer, SellingShop.Staff), Ct);

    private Task<Dispute> RowAsync(string stripeId) => shop.Db.ReadAsync((tables, ct) => tables.Disputes.SingleAsync(row => row.StripeId == stripeId, ct), Ct);
}
