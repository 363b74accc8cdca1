using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Payments;

/// <summary>A merchant compares the books, and answers a dispute that the shopper's bank has opened; both are one click from the start page.</summary>
public sealed class MoneyPagesTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    private const string DisputedCard = "4000000000000259";

    [Fact]
    public async Task A_dispute_is_announced_on_the_start_page_and_answered_with_the_shops_own_records()
    {
        var shop = await demo.RunningAsync();
        var shopper = new Shopper(shop, await chromium.OpenPageAsync());
        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync("disputer@example.org");
        await shopper.PayAsync(DisputedCard);
        var number = await shopper.ThankedAsync();
        var merchant = new Shopper(shop, await chromium.OpenPageAsync());
        await merchant.SignInAsOwnerAsync();
        await merchant.GoAsync($"/admin/orders/{number}");
        await Expect(merchant.Page.Locator("#order-capture")).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await merchant.Page.ClickAsync("#order-capture");
        await merchant.Page.ClickAsync("#order-confirm");
        for (var i = 0; i < 150 && await shop.CountAsync("select count(*) from payments.disputes") == 0; i++) await Task.Delay(200, TestContext.Current.CancellationToken);

        await merchant.GoAsync("/admin");
        await merchant.Page.GetByRole(AriaRole.Link, new() { Name = "Disputes to answer" }).ClickAsync();
        await Expect(merchant.Page.GetByText("Needs an answer")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await AccessibleAsync(merchant.Page);
        await merchant.Page.GetByRole(AriaRole.Link, new() { Name = "I did not make this payment" }).ClickAsync();
        await Expect(merchant.Page.Locator("#dispute-send")).ToBeEnabledAsync(new() { Timeout = 15_000 });
        await Expect(merchant.Page.Locator("#dispute-story")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(number));
        await AccessibleAsync(merchant.Page);
        await merchant.Page.ClickAsync("#dispute-send");

        await Expect(merchant.Page.GetByText("With the bank")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        Assert.Equal(1, await shop.CountAsync("select count(*) from payments.disputes where status = 'UnderReview' and answered_by = 'owner@fennmark.example'"));
        await shopper.Page.Context.CloseAsync();
        await merchant.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_books_are_compared_at_the_press_of_a_button()
    {
        var shop = await demo.RunningAsync();
        var merchant = new Shopper(shop, await chromium.OpenPageAsync());
        await merchant.SignInAsOwnerAsync();
        await merchant.GoAsync("/admin");
        await merchant.Page.GetByRole(AriaRole.Link, new() { Name = "Differences with Stripe" }).ClickAsync();
        await Expect(merchant.Page.Locator("#reconcile")).ToBeEnabledAsync(new() { Timeout = 15_000 });
        await merchant.Page.ClickAsync("#reconcile");

        await Expect(merchant.Page.GetByText("Compared ")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await AccessibleAsync(merchant.Page);
        await merchant.Page.Context.CloseAsync();
    }

    private static async Task AccessibleAsync(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        Assert.Empty(result.Violations.Select(fault => $"{fault.Id} at {string.Join(", ", fault.Nodes.Take(3).Select(node => node.Target.ToString()))}"));
    }
}
