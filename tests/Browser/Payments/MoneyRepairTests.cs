using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Npgsql;
using Storefront.Tests.Browser.Shared;
using Stripe;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Payments;

/// <summary>Differences made at the sandbox, each found by the merchant's comparison and put right by the button of its row.</summary>
[Collection(SharedBooks.Name)]
public sealed class MoneyRepairTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    private const long Amount = 1234;

    /// <summary>What happened a moment ago may be under way and is not compared yet.</summary>
    private static readonly TimeSpan s_untilCompared = TimeSpan.FromSeconds(125);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_difference_is_explained_and_one_press_repairs_it()
    {
        var shop = await demo.RunningAsync();
        var stripe = new StripeClient("sk_test_storefront_sandbox", apiBase: shop.Sandbox.GetLeftPart(UriPartial.Authority)).V1;
        var (less, voided) = (await BuyAsync(shop, "less@example.org"), await BuyAsync(shop, "voided@example.org"));
        var captured = await stripe.PaymentIntents.CaptureAsync(less.Intent, new PaymentIntentCaptureOptions { AmountToCapture = less.Total - 1 }, cancellationToken: Ct);
        await stripe.PaymentIntents.CancelAsync(voided.Intent, cancellationToken: Ct);
        var (stray, reserved) = (await ChargeAsync(stripe, "automatic"), await ChargeAsync(stripe, "manual"));
        var second = await ChargeAsync(stripe, "automatic", captured.Metadata);
        await Task.Delay(s_untilCompared, Ct);

        var page = await CompareAsync(shop);
        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        Assert.Empty(axe.Violations.Select(fault => $"{fault.Id} at {string.Join(", ", fault.Nodes.Take(3).Select(node => node.Target.ToString()))}"));

        await RepairAsync(page, stray, "Refund it");
        await RepairAsync(page, reserved, "Give the authorisation back");
        await RepairAsync(page, second, "Refund it");
        await RepairAsync(page, voided.Intent, "Cancel the order");
        await RepairAsync(page, less.Intent, "Mark as reviewed", "Agreed by telephone");

        Assert.Equal(Amount, (await stripe.Refunds.ListAsync(new RefundListOptions { PaymentIntent = stray }, cancellationToken: Ct)).Sum(refund => refund.Amount));
        Assert.Equal(Amount, (await stripe.Refunds.ListAsync(new RefundListOptions { PaymentIntent = second }, cancellationToken: Ct)).Sum(refund => refund.Amount));
        Assert.Equal("canceled", (await stripe.PaymentIntents.GetAsync(reserved, cancellationToken: Ct)).Status);
        Assert.Equal(1, await shop.CountAsync($"select count(*) from orders.orders where number = '{voided.Number}' and order_status = 'Cancelled'"));
        Assert.Equal(1, await shop.CountAsync($"select count(*) from payments.money_inbox where intent_id = '{less.Intent}' and state = 'Reviewed' and reason = 'Agreed by telephone' and closed_by = 'owner@fennmark.example'"));
        await page.Context.CloseAsync();
    }

    private async Task<IPage> CompareAsync(DemoShop shop)
    {
        var merchant = new Shopper(shop, await chromium.OpenPageAsync());
        await merchant.SignInAsOwnerAsync();
        await merchant.GoAsync("/admin/payments/inbox");
        await Expect(merchant.Page.Locator("#reconcile")).ToBeEnabledAsync(new() { Timeout = 15_000 });
        await merchant.Page.ClickAsync("#reconcile");
        await Expect(merchant.Page.Locator("#money-said")).ToContainTextAsync("Compared", new() { Timeout = 60_000 });
        return merchant.Page;
    }

    private static async Task RepairAsync(IPage page, string intent, string button, string? reason = null)
    {
        var row = page.Locator("article", new() { HasText = intent });
        await Expect(row).ToHaveCountAsync(1);
        if (reason is not null) await row.GetByLabel("Reason").FillAsync(reason);
        await row.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await Expect(page.Locator("#money-said")).ToContainTextAsync(reason is null ? "Both books agree on it now" : "Noted", new() { Timeout = 15_000 });
    }

    private async Task<(string Number, string Intent, long Total)> BuyAsync(DemoShop shop, string email)
    {
        var shopper = new Shopper(shop, await chromium.OpenPageAsync());
        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync(email);
        await shopper.PayAsync(Shopper.GoodCard);
        var number = await shopper.ThankedAsync();
        await shopper.Page.Context.CloseAsync();
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("select p.intent_id, o.total_minor from orders.orders o join payments.payments p on p.customer_id = o.customer_id and p.order_id = o.id where o.number = @number", connection);
        command.Parameters.AddWithValue("number", number);
        await using var row = await command.ExecuteReaderAsync(Ct);
        await row.ReadAsync(Ct);
        return (number, row.GetString(0), row.GetInt64(1));
    }

    /// <summary>A payment that the shop did not make, in the name of an order or of none.</summary>
    private static async Task<string> ChargeAsync(V1Services stripe, string capture, Dictionary<string, string>? metadata = null) => (await stripe.PaymentIntents.CreateAsync(
        new PaymentIntentCreateOptions { Amount = Amount, Currency = "eur", CaptureMethod = capture, PaymentMethod = "pm_card_visa", Confirm = true, Metadata = metadata ?? [] }, cancellationToken: Ct)).Id;
}
