using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Catalog;

/// <summary>Filtering a list: in place with a script, by a plain form without one.</summary>
public sealed class ListTests(DemoShop shop, Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task A_facet_answers_in_place_and_back_takes_it_away(int width)
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 844 } });
        var documents = 0;
        page.Request += (_, request) => documents += request.ResourceType == "document" ? 1 : 0;

        await ChooseAsync(page, width, "#f-brand-marrow-clay");
        await page.WaitForURLAsync("**/c/table?brand=marrow-clay");

        await Expect(page.Locator("#results .chip")).ToHaveCountAsync(1);
        await Expect(page.Locator("#facet-foot button")).ToHaveTextAsync("Show 18 pieces");
        await Expect(page.Locator("#f-brand-marrow-clay")).ToBeCheckedAsync();
        Assert.Equal(0, documents);

        await page.GoBackAsync();
        await Expect(page.Locator("#results .chip")).ToHaveCountAsync(0);
        await Expect(page.Locator("#f-brand-marrow-clay")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task Without_scripts_the_same_form_filters_and_the_chip_takes_it_away()
    {
        var page = await OpenAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 } });

        await ChooseAsync(page, 390, "#f-brand-tessel");
        await page.Locator("#facet-foot button").ClickAsync();
        await page.WaitForURLAsync("**brand=tessel**");
        await Expect(page.Locator(".card")).ToHaveCountAsync(2);

        await page.Locator("#results .chip").ClickAsync();
        await page.WaitForURLAsync("**/c/table");
        await Expect(page.Locator(".card")).ToHaveCountAsync(24);
    }

    [Fact]
    public async Task Back_from_a_product_finds_the_list_as_it_was_left()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await page.Locator(".card__name a").Nth(16).ScrollIntoViewIfNeededAsync();
        var left = await page.EvaluateAsync<double>("scrollY");

        await page.Locator(".card__name a").Nth(16).ClickAsync();
        await page.WaitForURLAsync("**/p/**");
        await page.GoBackAsync();

        await page.WaitForFunctionAsync("expected => Math.abs(scrollY - expected) < 5", left);
    }

    private async Task<IPage> OpenAsync(BrowserNewContextOptions visitor)
    {
        var page = await chromium.OpenPageAsync(visitor);
        await page.GotoAsync(new Uri((await shop.RunningAsync()).Address, "/c/table").ToString());
        return page;
    }

    private static async Task ChooseAsync(IPage page, int width, string facet)
    {
        if (width < 1024) await page.Locator(".listing__open").ClickAsync();
        await page.Locator(facet).CheckAsync();
    }
}
