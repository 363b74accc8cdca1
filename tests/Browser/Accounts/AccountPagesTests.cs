using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Accounts;

/// <summary>The account as a person with a browser meets it.</summary>
public sealed class AccountPagesTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private DemoShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await demo.RunningAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_password_can_be_looked_at_while_it_is_typed_and_a_refused_form_reads_its_summary_first()
    {
        var person = new Shopper(_shop, await chromium.OpenPageAsync());
        await person.GoAsync("/account/register");
        var password = person.Page.Locator("#password");
        await password.FillAsync("short");

        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(password).ToHaveAttributeAsync("type", "text");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Create an account" }).ClickAsync();

        await Expect(person.Page.Locator(".error-summary")).ToBeFocusedAsync();
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "E-mail address is missing." }).ClickAsync();
        await Expect(person.Page.Locator("#email")).ToBeFocusedAsync();
        await person.Page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Nobody_is_kept_out_of_the_account(ColorScheme colours, int width)
    {
        var page = await chromium.OpenPageAsync(new() { ColorScheme = colours, ViewportSize = new() { Width = width, Height = 900 } });
        var person = new Shopper(_shop, page);
        List<string> violations = [];
        foreach (var door in new[] { "sign-in", "register", "forgot", "reset?account=x&key=y", "confirm?account=x&key=y" })
            violations.AddRange(await LookAsync(person, $"/account/{door}"));

        await person.GoAsync("/account/register");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create an account" }).ClickAsync();
        violations.AddRange(await JudgeAsync(page, "refused registration"));

        await person.SignInAsOwnerAsync();
        foreach (var room in new[] { "", "/orders", "/addresses", "/addresses/new", "/sessions", "/password", "/two-factor" })
            violations.AddRange(await LookAsync(person, $"/account{room}"));
        await page.Context.CloseAsync();

        Assert.Empty(violations);
    }

    private static async Task<IEnumerable<string>> LookAsync(Shopper person, string path)
    {
        await person.GoAsync(path);
        return await JudgeAsync(person.Page, path);
    }

    private static async Task<IEnumerable<string>> JudgeAsync(IPage page, string name)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        return result.Violations.Select(rule => $"{name}: {rule.Id} at {string.Join(", ", rule.Nodes.Select(node => node.Target))}");
    }
}
