using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Orders;

/// <summary>A merchant deals with an order that a shopper has just placed.</summary>
public sealed class MerchantTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Captures_ships_and_refunds_an_order_and_the_shopper_is_told()
    {
        var shop = await demo.RunningAsync();
        var shopper = new Shopper(shop, await chromium.OpenPageAsync());
        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync("customer@example.org");
        await shopper.PayAsync(Shopper.GoodCard);
        var number = await shopper.ThankedAsync();

        var merchant = new Shopper(shop, await chromium.OpenPageAsync());
        await merchant.SignInAsOwnerAsync();
        await merchant.GoAsync($"/admin/orders/{number}");
        await ActAsync(merchant.Page, "#order-capture");
        await Expect(merchant.Page.Locator("#order-ship")).ToBeEnabledAsync(new() { Timeout = 15_000 });
        await ActAsync(merchant.Page, "#order-ship", page => page.FillAsync("#ship-tracking", "TRACK-1"));
        await Expect(merchant.Page.Locator("#order-ship")).ToBeDisabledAsync(new() { Timeout = 15_000 });
        await ActAsync(merchant.Page, "#order-refund", page => page.FillAsync("#refund-reason", "Arrived broken"));
        await Expect(merchant.Page.Locator("#order-refund")).ToBeDisabledAsync(new() { Timeout = 15_000 });

        await shopper.Page.ReloadAsync();
        await Expect(shopper.Page.GetByText("TRACK-1").First).ToBeVisibleAsync();
        await Expect(shopper.Page.GetByText("Refunded").First).ToBeVisibleAsync();
        await shop.MailedAsync("customer@example.org", times: 3);
        Assert.Equal(1, await shop.CountAsync($"select count(*) from orders.orders where number = '{number}' and order_status = 'Shipped' and payment_status = 'Refunded'"));

        await shopper.Page.Context.CloseAsync();
        await merchant.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Puts_an_order_together_and_the_buyer_pays_by_the_link_in_his_mail()
    {
        var shop = await demo.RunningAsync();
        var merchant = new Shopper(shop, await chromium.OpenPageAsync());
        await merchant.SignInAsOwnerAsync();
        await merchant.GoAsync("/admin/orders/new");
        var page = merchant.Page;
        await page.FillAsync("#goods-search", "hearth mug");
        await page.Locator("[id^='add-']").First.ClickAsync();
        await Expect(page.Locator("input[id^='pieces-']").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        foreach (var (field, text) in new[] { ("email", "draft@example.org"), ("name", "Ada Byron"), ("line1", "1 Quay"), ("postcode", "D01 X2Y3"), ("city", "Dublin") })
            await page.FillAsync($"#buyer-{field}", text);
        await page.ClickAsync("#new-order-look");
        await page.Locator("input[name='offer']").First.ClickAsync(new() { Timeout = 15_000 });
        await Expect(page.Locator("#new-order-place")).ToBeEnabledAsync(new() { Timeout = 15_000 });
        await page.ClickAsync("#new-order-place");
        await Expect(page.Locator("#order-link")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await page.FillAsync("#order-note", "Called us by phone");
        await page.ClickAsync("#order-note-save");
        await Expect(page.GetByText("Called us by phone").First).ToBeVisibleAsync(new() { Timeout = 15_000 });

        await shop.MailedAsync("draft@example.org", times: 1);
        var buyer = new Shopper(shop, await chromium.OpenPageAsync());
        await buyer.GoAsync(await page.Locator("a[href*='?key=']").First.GetAttributeAsync("href") ?? "");
        await buyer.PayAsync(Shopper.GoodCard);
        await buyer.ThankedAsync();
        await Expect(buyer.Page.GetByText("Called us by phone")).ToHaveCountAsync(0);

        await buyer.Page.Context.CloseAsync();
        await merchant.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_price_changed_in_the_office_is_on_the_cached_page_within_two_seconds()
    {
        var shop = await demo.RunningAsync();
        var visitor = new Shopper(shop, await chromium.OpenPageAsync());
        await visitor.GoAsync("/p/bud-vase-trio");
        await visitor.GoAsync("/p/bud-vase-trio");

        var merchant = new Shopper(shop, await chromium.OpenPageAsync());
        await merchant.SignInAsOwnerAsync();
        await merchant.GoAsync("/admin/products?q=bud vase trio");
        await merchant.Page.GetByRole(AriaRole.Link, new() { Name = "Bud Vase Trio" }).First.ClickAsync();
        var price = merchant.Page.Locator("input[id^='price-']").First;
        await Expect(price).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await price.FillAsync("77.70");
        await merchant.Page.ClickAsync("#product-save");
        for (var i = 0; i < 200 && await shop.CountAsync("select count(*) from catalog.prices where amount_minor = 7770") == 0; i++) await Task.Delay(50, TestContext.Current.CancellationToken);

        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await visitor.GoAsync("/p/bud-vase-trio");
        await Expect(visitor.Page.GetByText("77.70").First).ToBeVisibleAsync();
        await visitor.Page.Context.CloseAsync();
        await merchant.Page.Context.CloseAsync();
    }

    private static async Task ActAsync(IPage page, string button, Func<IPage, Task>? fill = null)
    {
        await Expect(page.Locator(button)).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await page.ClickAsync(button);
        await Expect(page.Locator("#order-confirm")).ToBeVisibleAsync();
        if (fill is not null) await fill(page);
        await page.ClickAsync("#order-confirm");
    }
}
