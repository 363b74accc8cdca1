using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Carts;

/// <summary>The cart is live where that helps, and loses nothing where it cannot be.</summary>
public sealed class LiveCartTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_new_quantity_changes_the_sum_without_a_new_page()
    {
        var page = await OpenCartAsync();
        var sum = await page.Locator("[data-total]").GetAttributeAsync("data-total");
        await Expect(page.Locator("form[data-live]").First).ToBeAttachedAsync();
        await page.EvaluateAsync("window.same = true");

        await page.GetByLabel("Quantity of Hearth Mug").FillAsync("3");
        await page.GetByLabel("Quantity of Hearth Mug").BlurAsync();

        await Expect(page.Locator("[data-total]")).Not.ToHaveAttributeAsync("data-total", sum!);
        Assert.True(await page.EvaluateAsync<bool>("window.same"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task It_never_looks_empty_while_it_comes_alive()
    {
        var page = await OpenCartAsync(
            "window.emptied = false; addEventListener('DOMContentLoaded', () => new MutationObserver(() => { if (!document.querySelector('.line')) window.emptied = true; }).observe(document.body, { childList: true, subtree: true }))");

        await Expect(page.Locator("form[data-live]").First).ToBeAttachedAsync();
        Assert.False(await page.EvaluateAsync<bool>("window.emptied"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_new_quantity_is_posted_when_no_circuit_comes_up()
    {
        var page = await OpenCartAsync(socket: socket => socket.CloseAsync());
        var sum = await page.Locator("[data-total]").GetAttributeAsync("data-total");

        await page.GetByLabel("Quantity of Hearth Mug").FillAsync("4");
        await page.GetByLabel("Quantity of Hearth Mug").BlurAsync();

        await Expect(page.Locator("[data-total]")).Not.ToHaveAttributeAsync("data-total", sum!, new() { Timeout = 15_000 });
        await Expect(page.GetByLabel("Quantity of Hearth Mug")).ToHaveValueAsync("4");
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenCartAsync(string? script = null, Func<IWebSocketRoute, Task>? socket = null)
    {
        var page = await chromium.OpenPageAsync();
        if (socket is not null)
        {
            await page.RouteWebSocketAsync("**/_blazor**", route => _ = socket(route));
            await page.RouteAsync("**/_blazor/negotiate**", route => route.AbortAsync());
        }
        var shopper = new Shopper(await demo.RunningAsync(), page);
        await shopper.PutInCartAsync();
        if (script is not null) await page.AddInitScriptAsync(script);
        await shopper.GoAsync("/cart");
        return page;
    }
}
