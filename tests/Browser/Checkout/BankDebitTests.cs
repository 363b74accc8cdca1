using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Checkout;

/// <summary>Paying by SEPA direct debit, which the shop offers by a setting.</summary>
public sealed class BankDebitTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Iban = "DE89 3704 0044 0532 0130 00";

    [Fact]
    public async Task A_debit_waits_for_the_bank_and_is_paid_days_later()
    {
        var shop = await demo.RunningAsync();
        var shopper = new Shopper(shop, await chromium.OpenPageAsync());
        var number = await DebitAsync(shopper, "debit@example.org");
        await Expect(shopper.Page.GetByText("We wait for your bank.")).ToBeVisibleAsync();
        Assert.Empty((await shopper.Page.RunAxe()).Violations.Select(fault => fault.Id));
        await shop.MailedAsync("debit@example.org", 1);

        await shop.BankAnswersAsync(await IntentAsync(shop, number), pays: true);

        await AwaitedAsync(shop, $"number = '{number}' and order_status = 'Placed' and payment_status = 'Paid'");
        await shopper.Page.ReloadAsync();
        await Expect(shopper.Page.GetByText("Thank you")).ToBeVisibleAsync();
        await shop.MailedAsync("debit@example.org", 2);
        await shopper.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_debit_that_the_bank_does_not_pay_is_told_and_the_order_is_paid_by_card()
    {
        var shop = await demo.RunningAsync();
        var shopper = new Shopper(shop, await chromium.OpenPageAsync());
        var number = await DebitAsync(shopper, "unpaid@example.org");
        await Expect(shopper.Page.GetByText("We wait for your bank.")).ToBeVisibleAsync();

        await shop.BankAnswersAsync(await IntentAsync(shop, number), pays: false);

        await AwaitedAsync(shop, $"number = '{number}' and order_status = 'PendingPayment' and payment_status = 'Failed'");
        await shop.MailedAsync("unpaid@example.org", 2);
        await shopper.Page.ReloadAsync();
        await shopper.PayAsync(Shopper.GoodCard);
        Assert.Equal(number, await shopper.ThankedAsync());
        await shopper.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_number_that_is_no_account_is_said_at_its_field_and_no_order_is_written()
    {
        var shop = await demo.RunningAsync();
        var shopper = new Shopper(shop, await chromium.OpenPageAsync());
        await ChooseAsync(shopper, "typo@example.org");
        await shopper.Card.Locator("[name=iban]").FillAsync(Iban.Replace("89", "98", StringComparison.Ordinal));

        await shopper.PayButton.ClickAsync();

        await Expect(shopper.Card.Locator("#iban-error")).ToHaveTextAsync("Your IBAN is invalid.");
        Assert.Equal(0, await shop.CountAsync("select count(*) from orders.orders where email = 'typo@example.org'"));
        await shopper.Page.Context.CloseAsync();
    }

    private static async Task ChooseAsync(Shopper shopper, string email)
    {
        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync(email);
        await Expect(shopper.PayButton).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await shopper.Page.GetByLabel("Bank debit (SEPA)").CheckAsync();
        await Expect(shopper.Card.Locator("[name=email]")).ToHaveValueAsync(email);
    }

    /// <summary>Buys, and answers the order's number.</summary>
    private static async Task<string> DebitAsync(Shopper shopper, string email)
    {
        await ChooseAsync(shopper, email);
        await shopper.Card.Locator("[name=iban]").FillAsync(Iban);
        await shopper.PayButton.ClickAsync();
        await shopper.Page.WaitForURLAsync(new Regex("/orders/[^/]+\\?key="), new() { Timeout = 60_000 });
        return new Uri(shopper.Page.Url).AbsolutePath.Split('/')[2];
    }

    private static Task<string> IntentAsync(DemoShop shop, string number) => shop.TextAsync(
        $"select p.intent_id from payments.payments p join orders.orders o on o.customer_id = p.customer_id and o.id = p.order_id where o.number = '{number}'");

    private static async Task AwaitedAsync(DemoShop shop, string which)
    {
        for (var i = 0; i < 150 && await shop.CountAsync($"select count(*) from orders.orders where {which}") == 0; i++) await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(1, await shop.CountAsync($"select count(*) from orders.orders where {which}"));
    }
}
