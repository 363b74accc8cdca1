using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Checkout;

/// <summary>The last piece of something, in two tabs of one shopper.</summary>
public sealed class LastPieceTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    private const string OnlyOne = "FM-1091-PLU";

    [Fact]
    public async Task Its_owner_never_competes_with_himself_in_another_tab()
    {
        var shop = await demo.RunningAsync();
        var first = new Shopper(shop, await chromium.OpenPageAsync());
        await first.GoAsync($"/p/glazed-amphora?sku={OnlyOne}");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).First.ClickAsync();
        await Expect(first.Page.Locator("#toast")).ToBeVisibleAsync();
        await first.CheckOutAsync("last@example.org");

        var second = new Shopper(shop, await first.Page.Context.NewPageAsync());
        await second.GoAsync("/cart");
        await Expect(second.Page.GetByText("Sold out")).ToHaveCountAsync(0);
        await second.GoAsync("/checkout");
        await second.Page.WaitForURLAsync("**/checkout/payment**");
        await second.FillCardAsync(Shopper.GoodCard);

        await first.PayAsync(Shopper.GoodCard);
        var number = await first.ThankedAsync();
        await second.PayButton.ClickAsync();
        Assert.Equal(number, await second.ThankedAsync());

        Assert.Equal(1, await shop.CountAsync($"select count(*) from orders.order_items where sku = '{OnlyOne}'"));
        Assert.Equal(1, await shop.CountAsync($"select sum(quantity) from inventory.allocations a join catalog.variants v on v.id = a.variant_id where v.sku = '{OnlyOne}'"));
        await first.Page.Context.CloseAsync();
    }
}
