using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Checkout;

/// <summary>The contact form is plain; what stands beside it follows what is typed.</summary>
public sealed class LiveContactTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_sum_follows_the_country()
    {
        var page = await OpenContactAsync();
        var sum = await page.Locator("[data-total]").GetAttributeAsync("data-total");

        await page.GetByLabel("Country").SelectOptionAsync("CH");

        await Expect(page.Locator("[data-total]")).Not.ToHaveAttributeAsync("data-total", sum!);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_field_is_judged_when_it_is_left()
    {
        var page = await OpenContactAsync();
        var mail = page.GetByLabel("E-mail");

        await mail.FillAsync("not-a-mail");
        await mail.BlurAsync();
        await Expect(page.Locator("#email-error")).ToBeVisibleAsync();
        await Expect(mail).ToHaveAttributeAsync("aria-invalid", "true");

        await mail.FillAsync("ada@example.org");
        await mail.BlurAsync();
        await Expect(page.Locator("#email-error")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenContactAsync()
    {
        var page = await chromium.OpenPageAsync();
        var shopper = new Shopper(await demo.RunningAsync(), page);
        await shopper.PutInCartAsync();
        await shopper.GoAsync("/cart");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go to checkout" }).ClickAsync();
        await page.WaitForURLAsync("**/checkout/contact**");
        return page;
    }
}
