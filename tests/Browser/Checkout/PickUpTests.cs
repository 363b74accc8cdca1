using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Checkout;

/// <summary>A purchase that is collected in a store, from the cart to the counter.</summary>
public sealed class PickUpTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_shopper_orders_is_told_that_it_is_ready_and_collects_it_with_his_code()
    {
        var shop = await demo.RunningAsync();
        var shopper = new Shopper(shop, await chromium.OpenPageAsync());
        await shopper.PutInCartAsync();
        await ChooseStoreAsync(shopper, "collect@example.org", "The boat shed");
        await Expect(shopper.Page.GetByText("2 Somewhere Road")).ToBeVisibleAsync();
        await shopper.PayAsync(Shopper.GoodCard);
        var number = await shopper.ThankedAsync();
        await Expect(shopper.Page.GetByText("Please wait for our mail")).ToBeVisibleAsync();
        Assert.Equal(1, await shop.CountAsync($"select count(*) from inventory.allocations a join inventory.warehouses w on w.id = a.warehouse_id join orders.orders o on o.id = a.order_id where o.number = '{number}' and w.code = 'north'"));

        var merchant = new Shopper(shop, await chromium.OpenPageAsync());
        await merchant.SignInAsOwnerAsync();
        await merchant.GoAsync("/admin");
        await merchant.Page.GetByRole(AriaRole.Link, new() { Name = "To make ready for collecting" }).ClickAsync();
        await merchant.Page.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await ActAsync(merchant.Page, "#order-ready");
        await Expect(merchant.Page.Locator("#order-said")).ToContainTextAsync("told by mail", new() { Timeout = 15_000 });
        await shop.MailedAsync("collect@example.org", times: 2);

        await shopper.Page.ReloadAsync();
        var code = await shopper.Page.Locator("#pick-up-code").InnerTextAsync();
        Assert.Matches(new Regex("^[2-9A-Z]{3}-[2-9A-Z]{3}$"), code);
        await Expect(merchant.Page.Locator("#order-code")).ToHaveTextAsync(code);
        await ActAsync(merchant.Page, "#order-hand-over");
        await Expect(merchant.Page.Locator("#order-said")).ToContainTextAsync("Handed over", new() { Timeout = 15_000 });

        await shopper.Page.ReloadAsync();
        await Expect(shopper.Page.GetByText("This order was collected at The boat shed.")).ToBeVisibleAsync();
        await shop.MailedAsync("collect@example.org", times: 3);
        Assert.Equal(1, await shop.CountAsync($"select count(*) from orders.orders where number = '{number}' and order_status = 'Shipped' and payment_status = 'Paid' and shipping_minor = 0"));
        await shopper.Page.Context.CloseAsync();
        await merchant.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_JavaScript_a_store_is_chosen_too()
    {
        var page = await chromium.OpenPageAsync(new() { JavaScriptEnabled = false });
        var shopper = new Shopper(await demo.RunningAsync(), page);
        await shopper.GoAsync("/p/hearth-mug");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).First.ClickAsync();
        await page.WaitForURLAsync("**/cart**");

        await ChooseStoreAsync(shopper, "plain-collect@example.org", "The net loft");

        await Expect(page.GetByText("7 Nowhere Quay")).ToBeVisibleAsync();
        await Expect(page.GetByText("Card fields need JavaScript")).ToBeVisibleAsync();
        await shopper.GoAsync("/checkout/contact");
        await page.GetByLabel("To my address").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on to delivery" }).ClickAsync();
        await page.WaitForURLAsync("**/checkout/contact?check=1");
        await Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("plain-collect@example.org");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_one_store_lacks_is_offered_at_the_other_alone()
    {
        var page = await chromium.OpenPageAsync();
        var shopper = new Shopper(await demo.RunningAsync(), page);
        await shopper.GoAsync("/p/hearth-mug?sku=FM-1001-INK");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).First.ClickAsync();
        await Expect(page.Locator("#toast")).ToBeVisibleAsync();
        await ToStoresAsync(shopper, "ink@example.org");

        await Expect(page.GetByLabel("The net loft")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("The boat shed")).ToBeDisabledAsync();
        await Expect(page.GetByText("Not in stock here: Hearth Mug")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private static async Task ChooseStoreAsync(Shopper shopper, string email, string store)
    {
        await ToStoresAsync(shopper, email);
        await shopper.Page.GetByLabel(store).CheckAsync();
        await shopper.Page.GetByRole(AriaRole.Button, new() { Name = "Go on to payment" }).ClickAsync();
        await shopper.Page.WaitForURLAsync("**/checkout/payment**");
    }

    private static async Task ToStoresAsync(Shopper shopper, string email)
    {
        var page = shopper.Page;
        await shopper.GoAsync("/cart");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go to checkout" }).ClickAsync();
        await page.WaitForURLAsync("**/checkout/contact**");
        await page.GetByLabel("I collect it in store").CheckAsync();
        await Expect(page.GetByLabel("Street and number")).ToBeHiddenAsync();
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Full name").FillAsync("Ada Byron");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose the store" }).ClickAsync();
        await page.WaitForURLAsync("**/checkout/delivery**");
    }

    private static async Task ActAsync(IPage page, string button)
    {
        await Expect(page.Locator(button)).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await page.ClickAsync(button);
        await Expect(page.Locator("#order-confirm")).ToBeVisibleAsync();
        await page.ClickAsync("#order-confirm");
    }
}
