using System.Diagnostics;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Npgsql;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Audit;

/// <summary>A merchant asks the shop whether everything adds up, and lets it test itself; one click from the start page, two on a phone.</summary>
[Collection(SharedBooks.Name)]
public sealed class ProofTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly (int Width, int Height, ColorScheme Scheme)[] s_looks =
        [(390, 844, ColorScheme.Light), (390, 844, ColorScheme.Dark), (1440, 900, ColorScheme.Light), (1440, 900, ColorScheme.Dark)];

    private static string? Folder => Environment.GetEnvironmentVariable("STOREFRONT_SCREENS");

    [Fact]
    public async Task After_a_sale_every_promise_holds_and_the_test_of_itself_passes_by_keyboard_alone()
    {
        var shop = await demo.RunningAsync();
        await BuyAsync(shop);
        var page = await OfficeAsync(shop);
        await page.GetByRole(AriaRole.Link, new() { Name = "Proof", Exact = true }).ClickAsync();
        await HoldsAsync(page);

        await PressAsync(page, "run-self-test");
        await Expect(page.Locator("#self-test-said")).ToContainTextAsync("Passed: 20 of 20", new() { Timeout = 30_000 });

        await LookAsync(page, "admin-proof");
        Assert.True(await shop.CountAsync("select count(*) from audit.self_tests where state = 'Passed' and by = 'owner@fennmark.example'") > 0);
        Assert.Equal(0, await shop.CountAsync("select count(*) from inventory.movements where cause like 'self-test%'"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_it_is_two_touches_away()
    {
        var shop = await demo.RunningAsync();
        var page = await OfficeAsync(shop, new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true });

        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).TapAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Proof", Exact = true }).TapAsync();

        await Expect(page.Locator("#proof-said")).ToContainTextAsync("Last check", new() { Timeout = 30_000 });
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/admin/audit", "/admin/proof")]
    [InlineData("/admin/inventory?q=FM-1001", "/admin/stock?q=FM-1001")]
    [InlineData("/admin/inventory/transfers", "/admin/stock/transfers")]
    [InlineData("/admin/payments", "/admin/payments/inbox")]
    public async Task A_room_is_found_by_the_name_of_its_feature(string address, string room)
    {
        var shop = await demo.RunningAsync();
        var page = await OfficeAsync(shop);

        await page.GotoAsync(new Uri(shop.Address, address).ToString());

        Assert.Equal(new Uri(shop.Address, room).ToString(), page.Url);
        await Expect(page.Locator("main h1")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_number_that_something_else_wrote_is_shown_in_red_with_what_to_do()
    {
        var shop = await demo.RunningAsync();
        var page = await OfficeAsync(shop);
        await ExecuteAsync(shop, "update inventory.inventory set held = held + 1 where (variant_id, warehouse_id) = (select variant_id, warehouse_id from inventory.inventory where on_hand > 5 order by variant_id desc limit 1)");
        try
        {
            await page.GotoAsync(new Uri(shop.Address, "/admin/proof").ToString());
            await Expect(page.Locator("#proof-said")).ToContainTextAsync("Something does not add up.", new() { Timeout = 60_000 });
            await Expect(page.GetByText("Count the shelves that are named")).ToBeVisibleAsync();
            await LookAsync(page, "admin-proof-broken");
        }
        finally
        {
            await ExecuteAsync(shop, "update inventory.inventory set held = held - 1 where (variant_id, warehouse_id) = (select variant_id, warehouse_id from inventory.inventory where on_hand > 5 order by variant_id desc limit 1)");
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Check again" }).ClickAsync();
        await HoldsAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Stock", Exact = true }).ClickAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_command_asks_the_sandbox_of_the_shop_that_runs()
    {
        var shop = await demo.RunningAsync();
        await BuyAsync(shop);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Storefront.Web.dll"), "prove", $"--ConnectionStrings:Storefront={shop.ConnectionString}", $"--Data:Path={shop.Folder}"])
        {
            RedirectStandardOutput = true,
        };

        using var prove = Process.Start(start)!;
        var said = await prove.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await prove.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains("0 not asked", said, StringComparison.Ordinal);
        Assert.Contains("EUR captured, at Stripe", said, StringComparison.Ordinal);
        Assert.Equal(said.Contains("BROKEN", StringComparison.Ordinal) ? 1 : 0, prove.ExitCode);
    }

    private async Task BuyAsync(DemoShop shop)
    {
        var shopper = new Shopper(shop, await chromium.OpenPageAsync());
        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync("prover@example.org");
        await shopper.PayAsync(Shopper.GoodCard);
        await shopper.ThankedAsync();
        await shopper.Page.Context.CloseAsync();
    }

    private async Task<IPage> OfficeAsync(DemoShop shop, BrowserNewContextOptions? visitor = null)
    {
        var merchant = new Shopper(shop, await chromium.OpenPageAsync(visitor));
        await merchant.SignInAsOwnerAsync();
        await merchant.GoAsync("/admin");
        return merchant.Page;
    }

    /// <summary>Other shoppers may be paying at this moment: what is under way for longer than the page waits is looked at again.</summary>
    private static async Task HoldsAsync(IPage page)
    {
        for (var tries = 0; tries < 6; tries++)
        {
            await Expect(page.Locator("#prove")).ToHaveTextAsync("Check again", new() { Timeout = 60_000 });
            await Expect(page.Locator("#proof-said")).ToContainTextAsync("Last check", new() { Timeout = 60_000 });
            if ((await page.Locator("#proof-said").InnerTextAsync()).Contains("Everything adds up.", StringComparison.Ordinal)) return;
            await page.ClickAsync("#prove");
        }
        Assert.Fail(await page.Locator("main").InnerTextAsync());
    }

    /// <summary>Goes there with the tabulator from the top of the page, and presses Enter.</summary>
    private static async Task PressAsync(IPage page, string button)
    {
        await page.FocusAsync("#content");
        for (var tabs = 0; tabs < 40; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("() => document.activeElement?.id ?? ''") != button) continue;
            await page.Keyboard.PressAsync("Enter");
            return;
        }
        Assert.Fail($"#{button} cannot be reached by keyboard.");
    }

    private static async Task LookAsync(IPage page, string name)
    {
        foreach (var (width, height, scheme) in s_looks)
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await page.ReloadAsync(); // the office chooses its colours once
            await Expect(page.Locator("#proof-said")).ToContainTextAsync("Last check", new() { Timeout = 60_000 });
            await Expect(page.Locator("#self-test-said p")).ToBeVisibleAsync();
            if (Folder is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{(width < 500 ? "phone" : "desktop")}-{scheme}.png".ToLowerInvariant()), FullPage = true });
            Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"), $"{width} {scheme} scrolls sideways");
            var axe = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
            Assert.Empty(axe.Violations.Select(fault => $"{width} {scheme}: {fault.Id} at {string.Join(", ", fault.Nodes.Take(3).Select(node => node.Target.ToString()))}"));
        }
    }

    private static async Task ExecuteAsync(DemoShop shop, string sql)
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
