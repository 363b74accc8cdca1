using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Checkout;

/// <summary>A guest buys, from the product to the mail.</summary>
public sealed class PurchaseTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
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
    public async Task A_good_card_buys_and_a_mail_comes()
    {
        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync();
        await shopper.PayAsync(Shopper.GoodCard);
        var number = await shopper.ThankedAsync();

        Assert.Equal(1, await shop.CountAsync($"select count(*) from orders.orders where number = '{number}' and order_status = 'Placed'"));
        await EventuallyAsync(() => Directory.EnumerateFiles(shop.Folder, "*.eml", SearchOption.AllDirectories).Any(file => File.ReadAllText(file).Contains(number, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_declined_card_says_why_and_a_good_one_pays_the_same_order()
    {
        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync("grace@example.org");
        await shopper.PayAsync(Shopper.DeclinedCard);
        await Expect(shopper.Page.Locator("[data-error]")).ToContainTextAsync("declined");

        await shopper.PayAsync(Shopper.GoodCard);
        await shopper.ThankedAsync();
        Assert.Equal(1, await shop.CountAsync("select count(*) from orders.orders where email = 'grace@example.org'"));
    }

    [Fact]
    public async Task The_bank_may_say_no_and_then_yes()
    {
        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync("joan@example.org");
        await shopper.PayAsync(Shopper.BankAsks);
        await shopper.Bank.Locator("[id='3ds-fail']").ClickAsync();
        await Expect(shopper.Page.Locator("[data-error]")).ToBeVisibleAsync();

        await shopper.PayButton.ClickAsync();
        await shopper.Bank.Locator("[id='3ds-complete']").ClickAsync();
        await shopper.ThankedAsync();
        Assert.Equal(1, await shop.CountAsync("select count(*) from orders.orders where email = 'joan@example.org'"));
    }

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        for (var i = 0; i < 150 && !holds(); i++) await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.True(holds());
    }
}
