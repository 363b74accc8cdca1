using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Shared;

/// <summary>Somebody who buys: what a person does on the shop's pages, by labels and buttons as a person finds them.</summary>
internal sealed class Shopper(DemoShop shop, IPage page)
{
    public const string GoodCard = "4242424242424242";
    public const string DeclinedCard = "4000000000000002";
    public const string BankAsks = "4000002760003184";

    public IPage Page => page;

    public IFrameLocator Card => page.FrameLocator("[data-fields] iframe");

    public IFrameLocator Bank => page.GetByRole(AriaRole.Dialog).FrameLocator("iframe");

    public ILocator PayButton => page.Locator("[data-button]");

    public Task GoAsync(string path) => page.GotoAsync(new Uri(shop.Address, path).ToString());

    public async Task PutInCartAsync(string product = "hearth-mug")
    {
        await GoAsync($"/p/{product}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).First.ClickAsync();
        await Expect(page.Locator("#toast")).ToBeVisibleAsync();
    }

    /// <summary>From the cart to the last step, as a guest.</summary>
    public async Task CheckOutAsync(string email = "ada@example.org")
    {
        await GoAsync("/cart");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go to checkout" }).ClickAsync();
        await FillContactAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on to delivery" }).ClickAsync();
        await page.WaitForURLAsync("**/checkout/delivery**");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on to payment" }).ClickAsync();
        await page.WaitForURLAsync("**/checkout/payment**");
    }

    public async Task FillContactAsync(string email)
    {
        await page.WaitForURLAsync("**/checkout/contact**");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Full name").FillAsync("Ada Byron");
        await page.GetByLabel("Street and number").FillAsync("1 Harbour Street");
        await page.GetByLabel("Postcode").FillAsync("D01 X2Y3");
        await page.GetByLabel("Town or city").FillAsync("Dublin");
    }

    public async Task FillCardAsync(string number)
    {
        await Expect(PayButton).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await Card.Locator("[name=number]").FillAsync(number);
        await Card.Locator("[name=expiry]").FillAsync("12 / 34");
        await Card.Locator("[name=cvc]").FillAsync("123");
    }

    public async Task PayAsync(string number)
    {
        await FillCardAsync(number);
        await PayButton.ClickAsync();
    }

    /// <summary>The demo's owner goes to the office.</summary>
    public async Task SignInAsOwnerAsync()
    {
        await GoAsync("/account/sign-in?returnUrl=%2Fadmin");
        await page.GetByLabel("E-mail").FillAsync("owner@fennmark.example");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(shop.OwnerPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/admin**");
    }

    /// <summary>The order page after a payment; answers the order's number.</summary>
    public async Task<string> ThankedAsync()
    {
        await page.WaitForURLAsync("**/orders/**", new() { Timeout = 60_000 });
        await Expect(page.GetByText("Thank you")).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath.Split('/')[2];
    }
}
