using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Checkout;

/// <summary>What impatient people do while paying: always one order and one charge.</summary>
public sealed class OneOrderTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private DemoShop shop = null!;
    private Shopper shopper = null!;

    public async ValueTask InitializeAsync()
    {
        shop = await demo.RunningAsync();
        shopper = new Shopper(shop, await chromium.OpenPageAsync());
    }

    public async ValueTask DisposeAsync() => await shopper.Page.Context.CloseAsync();

    [Fact]
    public async Task Pressing_twice_places_one_order()
    {
        await ReadyAsync("twice@example.org");
        await shopper.PayButton.EvaluateAsync("button => { button.form.requestSubmit(button); button.form.requestSubmit(button); }");
        await shopper.ThankedAsync();
        await OneOrderAsync("twice@example.org");
    }

    [Fact]
    public async Task Reloading_after_a_decline_goes_on_with_the_same_order()
    {
        await ReadyAsync("reload@example.org", Shopper.DeclinedCard);
        await shopper.PayButton.ClickAsync();
        await Expect(shopper.Page.Locator("[data-error]")).ToBeVisibleAsync();

        await shopper.Page.ReloadAsync();
        await shopper.PayAsync(Shopper.GoodCard);
        await shopper.ThankedAsync();
        await OneOrderAsync("reload@example.org");
    }

    [Fact]
    public async Task Going_back_after_paying_buys_nothing_again()
    {
        await ReadyAsync("back@example.org");
        await shopper.PayButton.ClickAsync();
        await shopper.ThankedAsync();
        await shopper.Page.GoBackAsync();
        if (await shopper.PayButton.IsVisibleAsync() && await shopper.PayButton.IsEnabledAsync())
        {
            await shopper.FillCardAsync(Shopper.GoodCard);
            await shopper.PayButton.ClickAsync();
        }
        await shopper.Page.WaitForURLAsync(new Regex("/(orders|cart|checkout)"));
        await OneOrderAsync("back@example.org");
    }

    [Fact]
    public async Task Two_tabs_pay_one_order()
    {
        await ReadyAsync("tabs@example.org");
        var other = new Shopper(shop, await shopper.Page.Context.NewPageAsync());
        await other.GoAsync("/checkout/payment");
        await other.FillCardAsync(Shopper.GoodCard);

        await Task.WhenAll(shopper.PayButton.ClickAsync(), other.PayButton.ClickAsync());
        await shopper.ThankedAsync();
        await other.ThankedAsync();
        await OneOrderAsync("tabs@example.org");
    }

    private async Task ReadyAsync(string email, string card = Shopper.GoodCard)
    {
        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync(email);
        await shopper.FillCardAsync(card);
    }

    private async Task OneOrderAsync(string email)
    {
        Assert.Equal(1, await shop.CountAsync($"select count(*) from orders.orders where email = '{email}'"));
        Assert.Equal(1, await shop.CountAsync(
            $"select count(*) from payments.payment_events e join payments.payments p on p.customer_id = e.customer_id and p.id = e.payment_id join orders.orders o on o.customer_id = p.customer_id and o.id = p.order_id where o.email = '{email}' and e.kind = 'Authorized'"));
    }
}
