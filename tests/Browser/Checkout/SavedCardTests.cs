using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Checkout;

public sealed class SavedCardTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_card_that_was_kept_pays_the_next_purchase_without_being_typed_and_can_be_removed()
    {
        var shop = await demo.RunningAsync();
        var shopper = new Shopper(shop, await chromium.OpenPageAsync());
        var page = shopper.Page;
        await shopper.SignInAsOwnerAsync();

        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync("owner@fennmark.example");
        await page.CheckAsync("#card-save");
        await shopper.PayAsync(Shopper.GoodCard);
        await shopper.ThankedAsync();
        Assert.Equal(1, await shop.CountAsync("select count(*) from payments.tokens where label = 'Visa •••• 4242'"));

        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync("owner@fennmark.example");
        await page.Locator("#card-choice input").First.CheckAsync();
        await Expect(shopper.PayButton).ToBeEnabledAsync(new() { Timeout = 15_000 });
        await shopper.PayButton.ClickAsync();
        var number = await shopper.ThankedAsync();
        Assert.Equal(1, await shop.CountAsync($"select count(*) from orders.orders where number = '{number}' and order_status = 'Placed'"));

        await shopper.GoAsync("/account/cards");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Visa" }).ClickAsync();
        await Expect(page.GetByText("The card was removed.")).ToBeVisibleAsync();
        Assert.Equal(0, await shop.CountAsync("select count(*) from payments.tokens"));

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_card_is_added_without_a_purchase_after_a_declined_one_and_the_banks_question()
    {
        var shop = await demo.RunningAsync();
        var shopper = new Shopper(shop, await chromium.OpenPageAsync());
        var page = shopper.Page;
        await shopper.SignInAsOwnerAsync();
        await shopper.GoAsync("/account/cards");

        await shopper.PayAsync(Shopper.DeclinedCard);
        await Expect(page.Locator("[data-error]")).ToHaveTextAsync("Your card was declined.");
        await shopper.PayAsync(Shopper.BankAsks);
        await shopper.Bank.GetByRole(AriaRole.Button, new() { Name = "Complete" }).ClickAsync();

        await Expect(page.GetByText("The card is kept for your next purchase.")).ToBeVisibleAsync();
        Assert.Equal(1, await shop.CountAsync("select count(*) from payments.tokens where label = 'Visa •••• 3184'"));
        Assert.Empty((await page.RunAxe()).Violations.Select(fault => fault.Id));
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Visa" }).ClickAsync();
        await Expect(page.GetByText("The card was removed.")).ToBeVisibleAsync();
        Assert.Equal(0, await shop.CountAsync("select count(*) from payments.tokens"));

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_link_to_an_unpaid_order_is_paid_with_a_card_that_its_reader_keeps()
    {
        var shop = await demo.RunningAsync();
        var guest = new Shopper(shop, await chromium.OpenPageAsync());
        await guest.PutInCartAsync();
        await guest.CheckOutAsync();
        await guest.PayAsync(Shopper.DeclinedCard);
        await Expect(guest.Page.Locator("[data-error]")).ToHaveTextAsync("Your card was declined.");
        var number = await shop.TextAsync("select number from orders.orders where email = 'ada@example.org' and order_status = 'PendingPayment' order by created_at desc limit 1");
        var link = await guest.Page.EvaluateAsync<string>("async () => (await (await fetch(document.querySelector('[data-pay]').action, { method: 'POST', body: new URLSearchParams(new FormData(document.querySelector('[data-pay]'))), headers: { accept: 'application/json' } })).json()).returnTo");
        await guest.Page.Context.CloseAsync();

        var shopper = new Shopper(shop, await chromium.OpenPageAsync());
        var page = shopper.Page;
        await shopper.SignInAsOwnerAsync();
        await shopper.GoAsync("/account/cards");
        await shopper.PayAsync(Shopper.GoodCard);
        await Expect(page.GetByText("The card is kept for your next purchase.")).ToBeVisibleAsync();
        await shopper.GoAsync(link);
        await Expect(page.Locator("#card-save")).ToHaveCountAsync(0);
        await page.Locator("#card-choice input").First.CheckAsync();
        await Expect(shopper.PayButton).ToBeEnabledAsync(new() { Timeout = 15_000 });
        await shopper.PayButton.ClickAsync();

        Assert.Equal(number, await shopper.ThankedAsync());
        await shopper.GoAsync("/account/cards");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Visa" }).ClickAsync();
        await Expect(page.GetByText("The card was removed.")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_guest_is_not_asked_to_keep_a_card()
    {
        var shop = await demo.RunningAsync();
        var shopper = new Shopper(shop, await chromium.OpenPageAsync());
        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync();

        await Expect(shopper.Page.Locator("#card-save")).ToHaveCountAsync(0);
        await shopper.Page.Context.CloseAsync();
    }
}
