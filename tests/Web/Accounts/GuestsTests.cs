using System.Net;
using Storefront.Core.Shared;
using Storefront.Tests.Web.Shared;

namespace Storefront.Tests.Web.Accounts;

public sealed class GuestsTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Fact]
    public async Task Looking_around_sets_no_cookie_and_filling_a_cart_does()
    {
        using var browser = new Browser(shop);

        Assert.Empty((await browser.GetAsync("/")).Cookies);
        Assert.Empty((await browser.GetAsync("/cart")).Cookies);
        await FillAsync(browser);
        Assert.NotNull(browser.Cookie("shop"));
    }

    [Fact]
    public async Task A_made_up_guest_cookie_is_nobody()
    {
        using var browser = new Browser(shop);
        browser.Plant("shop", CustomerId.New().ToString());

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/cart")).Status);

        await FillAsync(browser);
        Assert.NotEqual(36, browser.Cookie("shop")!.Length);
    }

    [Fact]
    public async Task A_guest_who_registers_finds_his_cart_in_his_account()
    {
        using var browser = new Browser(shop);
        var title = await FillAsync(browser);
        await browser.RegisterAsync("cart-keeper@example.org");
        Assert.Contains(title, (await browser.GetAsync("/cart")).Text, StringComparison.Ordinal);
        var guest = browser.Cookie("shop")!;

        var link = await browser.LinkToAsync("cart-keeper@example.org");
        await browser.PostAsync(link, ("_handler", "confirm"));

        Assert.Null(browser.Cookie("shop"));
        Assert.Contains(title, (await browser.GetAsync("/cart")).Text, StringComparison.Ordinal);
        using var thief = new Browser(shop);
        thief.Plant("shop", guest);
        Assert.DoesNotContain(title, (await thief.GetAsync("/cart")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_who_signs_in_brings_his_cart_along()
    {
        using var earlier = new Browser(shop);
        await earlier.OpenAccountAsync("returning@example.org");
        using var browser = new Browser(shop);
        var title = await FillAsync(browser);

        await browser.SignInAsync("returning@example.org");

        Assert.Null(browser.Cookie("shop"));
        Assert.Contains(title, (await browser.GetAsync("/cart")).Text, StringComparison.Ordinal);
        Assert.Contains(title, (await earlier.GetAsync("/cart")).Text, StringComparison.Ordinal);
        await browser.PostAsync("/account/sign-out");
        Assert.DoesNotContain(title, (await browser.GetAsync("/cart")).Text, StringComparison.Ordinal);
    }

    /// <summary>Puts something into the cart and answers what it is called.</summary>
    private static async Task<string> FillAsync(Browser browser)
    {
        const string available = "from catalog.variants v join catalog.products p on p.id = v.product_id join inventory.inventory s on s.variant_id = v.id where s.on_hand > 20 order by v.sku limit 1";
        await browser.PostAsync("/cart/lines", ("sku", await browser.ScalarAsync<string>($"select v.sku {available}")), ("quantity", "1"));
        return WebUtility.HtmlDecode(await browser.ScalarAsync<string>($"select p.title {available}"));
    }
}
