using Microsoft.EntityFrameworkCore;
using Storefront.Core.Audit;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;
using Storefront.Tests.Shared;
using Stripe;

namespace Storefront.Tests.Database.Audit;

/// <summary>What only Stripe's books show: each difference is made there, over real HTTP, and reported.</summary>
public sealed class ProveStripeTests(TestCluster cluster) : IAsyncLifetime
{
    private const long Total = 2890;

    private readonly SellingShop shop = new(cluster);
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => shop.InitializeAsync();

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task A_second_payment_of_one_order_is_reported()
    {
        var (order, first) = await BoughtAsync(captured: true);
        var second = await ChargeAsync(order);

        var row = Assert.Single(await BrokenAsync("I3a"));

        Assert.Contains(first, row, StringComparison.Ordinal);
        Assert.Contains(second, row, StringComparison.Ordinal);
        Assert.Contains((await shop.OrderAsync(_customer, order)).Number, row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_payment_that_went_back_is_none()
    {
        var (order, _) = await BoughtAsync(captured: true);
        await RefundAsync(await ChargeAsync(order), Total);

        await HoldsAsync();
    }

    [Fact]
    public async Task A_second_payment_of_an_order_that_is_older_than_the_list_is_reported()
    {
        var (order, _) = await BoughtAsync(captured: true);
        shop.Clock.Advance(TimeSpan.FromDays(31));
        var second = await ChargeAsync(order);

        var proof = await ProveAsync(shop.Clock.GetUtcNow().AddDays(-30));

        Assert.Contains(second, Assert.Single(proof.Findings.Single(finding => finding.Name == "I3a").Broken), StringComparison.Ordinal);
        Assert.Empty(proof.Findings.Single(finding => finding.Name == "I3b").Broken);
    }

    [Fact]
    public async Task Another_amount_captured_there_is_reported()
    {
        var (_, intent) = await BoughtAsync();
        await shop.Stripe.V1.PaymentIntents.CaptureAsync(intent, new PaymentIntentCaptureOptions { AmountToCapture = Total - 1 }, cancellationToken: Ct);

        var row = Assert.Single(await BrokenAsync("I3b"));

        Assert.Contains("Stripe 28.89 EUR", row, StringComparison.Ordinal);
        Assert.Contains(intent, row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_says_more_than_Stripe_is_reported()
    {
        var (order, _) = await BoughtAsync(captured: true);
        await BreakAsync($"UPDATE payments.payments SET captured_minor = captured_minor - 1 WHERE order_id = '{order}'");

        Assert.Contains("ledger 28.89 EUR, Stripe 28.90 EUR", Assert.Single(await BrokenAsync("I3b")), StringComparison.Ordinal);
        var sum = (await ProveAsync()).Sums.Single(one => one.Kind == SumKind.CapturedAtStripe);
        Assert.Equal((Total - 1, Total, false), (sum.One, sum.Other, sum.IsEqual));
    }

    [Fact]
    public async Task A_refund_that_was_made_only_there_is_reported_and_settled_by_the_money_inbox()
    {
        var (_, intent) = await BoughtAsync(captured: true);
        await RefundAsync(intent, 890);

        Assert.Contains("Stripe 28.90 EUR less 8.90 EUR", Assert.Single(await BrokenAsync("I3b")), StringComparison.Ordinal);

        await shop.Get<Settle>().ExecuteAsync(new(intent, "staff"), Ct);
        await HoldsAsync();
    }

    [Fact]
    public async Task More_than_the_shopper_agreed_to_is_reported()
    {
        var (order, _) = await BoughtAsync(captured: true);
        await BreakAsync($"ALTER TABLE orders.orders DROP CONSTRAINT ck_orders_total; UPDATE orders.orders SET total_minor = total_minor - 1 WHERE id = '{order}'");

        Assert.Contains("agreed 28.89 EUR", Assert.Single(await BrokenAsync("I3b")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_without_an_order_is_reported()
    {
        var taken = await ChargeAsync(order: null);
        var reserved = await ChargeAsync(order: null, "manual");

        var rows = await BrokenAsync("I4c");

        Assert.Equal(2, rows.Count);
        Assert.Contains(rows, row => row.Contains(taken, StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains(reserved, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Money_of_an_order_that_the_shop_believes_unpaid_is_reported()
    {
        var order = await shop.PlaceAsync(_customer);
        var intent = await ChargeAsync(order);

        Assert.Contains(intent, Assert.Single(await BrokenAsync("I3b")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_let_stand_with_a_reason_is_not_reported_again()
    {
        var intent = await ChargeAsync(order: null);
        await shop.WorkAsync(async (work, ct) =>
        {
            var matter = new MoneyMatter(new(MoneyMatterKind.PaidWithoutOrder, intent, intent, MoneyRepair.Refund) { Currency = Currency.Eur, OccurredAt = shop.Clock.GetUtcNow() }, shop.Clock.GetUtcNow());
            matter.Reviewed(SellingShop.Staff, "Paid at the fair", shop.Clock.GetUtcNow());
            work.MoneyInbox.Add(matter);
            await work.SaveAsync(ct);
            return true;
        });

        await HoldsAsync();
    }

    [Fact]
    public async Task A_payment_that_reaches_the_shop_a_moment_later_is_no_difference()
    {
        var (_, intent) = await BoughtAsync();
        await shop.Stripe.V1.PaymentIntents.CaptureAsync(intent, cancellationToken: Ct);

        var patient = shop.Get<ProveShop>().ExecuteAsync(new(Since: null, TimeSpan.FromSeconds(5)), Ct);
        while (!patient.IsCompleted)
        {
            await shop.Get<Settle>().ExecuteAsync(new(intent, "webhook"), Ct);
            shop.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(50, Ct);
        }

        Assert.True((await patient).Holds);
    }

    [Fact]
    public async Task While_Stripe_is_away_the_shops_own_books_are_proven_and_the_rest_is_said_not_to_be()
    {
        await BoughtAsync();
        await shop.FaultAsync("GET", "/v1/**", "reset_before", count: 50);

        var proof = await ProveAsync();

        Assert.True(proof.Holds);
        Assert.Equal(["I3a", "I3b", "I4c"], proof.Findings.Where(finding => finding.Skipped is not null).Select(finding => finding.Name));
        Assert.StartsWith("Stripe does not answer", proof.Findings.Single(finding => finding.Name == "I3a").Skipped, StringComparison.Ordinal);
    }

    private async Task<(OrderId Order, string Intent)> BoughtAsync(bool captured = false)
    {
        var order = await shop.BuyAsync(_customer);
        if (captured) Assert.IsType<CapturePayment.Result.Captured>(await shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct));
        return (order, (await shop.PaymentAsync(_customer, order)).IntentId!);
    }

    /// <summary>A payment that the shop did not make, in the name of an order or of none.</summary>
    private async Task<string> ChargeAsync(OrderId? order, string capture = "automatic")
    {
        var metadata = order is { } named
            ? new Dictionary<string, string> { ["customer_id"] = $"{_customer}", ["order_id"] = $"{named}", ["payment_id"] = $"{(await shop.PaymentAsync(_customer, named)).Id}" }
            : [];
        var options = new PaymentIntentCreateOptions { Amount = Total, Currency = "eur", CaptureMethod = capture, PaymentMethod = "pm_card_visa", Confirm = true, Metadata = metadata };
        return (await shop.Stripe.V1.PaymentIntents.CreateAsync(options, cancellationToken: Ct)).Id;
    }

    private Task<Stripe.Refund> RefundAsync(string intent, long amount) =>
        shop.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent, Amount = amount }, cancellationToken: Ct);

    private async Task BreakAsync(string sql)
    {
        await using var context = shop.Database.CreateDbContext();
        await context.Database.ExecuteSqlRawAsync(sql, Ct);
    }

    private Task<Proof> ProveAsync(DateTimeOffset? since = null) => shop.Get<ProveShop>().ExecuteAsync(new(since, TimeSpan.Zero), Ct);

    private async Task<IReadOnlyList<string>> BrokenAsync(string name) => (await ProveAsync()).Findings.Single(finding => finding.Name == name).Broken;

    private async Task HoldsAsync() => Assert.All((await ProveAsync()).Findings, finding => Assert.Empty(finding.Broken));
}
