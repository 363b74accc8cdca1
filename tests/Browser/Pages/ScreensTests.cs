using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;

namespace Storefront.Tests.Browser.Pages;

/// <summary>
/// Every page as a picture: phone and desktop, light and dark. Each must be free of accessibility faults and of complaints of the
/// browser, and must not scroll sideways. <c>./dev screens</c> keeps the pictures.
/// </summary>
public sealed class ScreensTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly (string Name, int Width, int Height, ColorScheme Scheme)[] s_looks =
    [
        ("phone-light", 390, 844, ColorScheme.Light),
        ("phone-dark", 390, 844, ColorScheme.Dark),
        ("desktop-light", 1440, 900, ColorScheme.Light),
        ("desktop-dark", 1440, 900, ColorScheme.Dark),
    ];

    private static readonly AxeRunOptions s_rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    private readonly List<string> _faults = [];

    private static string? Folder => Environment.GetEnvironmentVariable("STOREFRONT_SCREENS");

    [Fact]
    public async Task Shop_pages()
    {
        var shopper = await OpenAsync();
        foreach (var (name, path) in new[]
        {
            ("home", "/"), ("category", "/c/table"), ("list", "/c/mugs"), ("list-filtered", "/c/mugs?material=Stoneware&sort=price-asc"), ("brand", "/b/marrow-clay"),
            ("search", "/search?q=mug"), ("search-none", "/search?q=xylophone"), ("product", "/p/hearth-mug"), ("product-sold-out", "/p/harbour-tall-mug?sku=FM-1002-SLA"),
            ("about", "/pages/about"), ("delivery", "/pages/delivery"), ("journal", "/journal/caring-for-stoneware"), ("not-found", "/p/no-such-thing"),
        })
        {
            await shopper.GoAsync(path);
            await LookAsync(shopper.Page, name);
        }
        await CloseAsync(shopper);
    }

    [Fact]
    public async Task Buying()
    {
        var shopper = await OpenAsync();
        await shopper.GoAsync("/cart");
        await LookAsync(shopper.Page, "cart-empty");
        await shopper.PutInCartAsync();
        await shopper.PutInCartAsync("harbour-tall-mug");
        await shopper.GoAsync("/cart");
        await LookAsync(shopper.Page, "cart");
        await shopper.Page.GetByRole(AriaRole.Button, new() { Name = "Go to checkout" }).ClickAsync();
        await shopper.Page.WaitForURLAsync("**/checkout/contact**");
        await LookAsync(shopper.Page, "checkout-contact");
        await shopper.Page.GetByRole(AriaRole.Button, new() { Name = "Go on to delivery" }).ClickAsync();
        await shopper.Page.WaitForURLAsync("**/checkout/contact?check=1");
        await LookAsync(shopper.Page, "checkout-contact-errors");
        await shopper.CheckOutAsync("screens@example.org");
        await shopper.GoAsync("/checkout/delivery");
        await LookAsync(shopper.Page, "checkout-delivery");
        await shopper.GoAsync("/checkout/payment");
        await Assertions.Expect(shopper.PayButton).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await LookAsync(shopper.Page, "checkout-payment");
        await shopper.PayAsync(Shopper.DeclinedCard);
        await Assertions.Expect(shopper.Page.Locator("[data-error]")).ToBeVisibleAsync();
        await LookAsync(shopper.Page, "checkout-declined");
        await shopper.GoAsync("/checkout");
        await Assertions.Expect(shopper.PayButton).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await LookAsync(shopper.Page, "order-unpaid");
        await shopper.PayAsync(Shopper.GoodCard);
        await shopper.ThankedAsync();
        await LookAsync(shopper.Page, "order");
        await CloseAsync(shopper);
    }

    [Fact]
    public async Task Collecting()
    {
        var shopper = await OpenAsync();
        await shopper.PutInCartAsync();
        await shopper.GoAsync("/p/hearth-mug?sku=FM-1001-INK");
        await shopper.Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).First.ClickAsync();
        await Assertions.Expect(shopper.Page.Locator("#toast")).ToBeVisibleAsync();
        await shopper.GoAsync("/cart");
        await shopper.Page.GetByRole(AriaRole.Button, new() { Name = "Go to checkout" }).ClickAsync();
        await shopper.Page.WaitForURLAsync("**/checkout/contact**");
        await shopper.Page.GetByLabel("I collect it in store").CheckAsync();
        await LookAsync(shopper.Page, "collect-contact");
        await shopper.Page.GetByLabel("E-mail").FillAsync("collect-screens@example.org");
        await shopper.Page.GetByLabel("Full name").FillAsync("Ada Byron");
        await shopper.Page.GetByRole(AriaRole.Button, new() { Name = "Choose the store" }).ClickAsync();
        await shopper.Page.WaitForURLAsync("**/checkout/delivery**");
        await LookAsync(shopper.Page, "collect-store");
        await shopper.Page.GetByRole(AriaRole.Button, new() { Name = "Go on to payment" }).ClickAsync();
        await Assertions.Expect(shopper.PayButton).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await LookAsync(shopper.Page, "collect-payment");
        await shopper.PayAsync(Shopper.GoodCard);
        var number = await shopper.ThankedAsync();
        await LookAsync(shopper.Page, "collect-order");
        var merchant = await OpenAsync();
        await merchant.SignInAsOwnerAsync();
        await merchant.GoAsync($"/admin/orders/{number}");
        await Assertions.Expect(merchant.Page.Locator("#order-ready")).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await LookAsync(merchant.Page, "admin-order-collect");
        await merchant.Page.ClickAsync("#order-ready");
        await merchant.Page.ClickAsync("#order-confirm");
        await Assertions.Expect(merchant.Page.Locator("#order-said")).ToContainTextAsync("told by mail", new() { Timeout = 15_000 });
        await merchant.Page.ReloadAsync();
        await Assertions.Expect(merchant.Page.Locator("#order-hand-over")).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await LookAsync(merchant.Page, "admin-order-ready");
        await shopper.Page.ReloadAsync();
        await LookAsync(shopper.Page, "collect-ready");
        await merchant.Page.Context.CloseAsync();
        await CloseAsync(shopper);
    }

    [Fact]
    public async Task Account()
    {
        var shopper = await OpenAsync();
        foreach (var (name, path) in new[] { ("sign-in", "/account/sign-in"), ("register", "/account/register"), ("forgot", "/account/forgot") })
        {
            await shopper.GoAsync(path);
            await LookAsync(shopper.Page, name);
        }
        await CloseAsync(shopper);
    }

    [Fact]
    public async Task Office()
    {
        var merchant = await OpenAsync();
        await merchant.SignInAsOwnerAsync();
        foreach (var (name, path) in new[] { ("admin", "/admin"), ("admin-orders", "/admin/orders"), ("admin-products", "/admin/products"), ("admin-mails", "/admin/mails"), ("admin-stock", "/admin/stock"), ("admin-transfers", "/admin/stock/transfers"), ("admin-proof", "/admin/proof"), ("admin-warehouses", "/admin/stock/warehouses"), ("admin-warehouse-new", "/admin/stock/warehouses/new") })
        {
            await merchant.GoAsync(path);
            await merchant.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await LookAsync(merchant.Page, name);
        }
        await StockAsync(merchant);
        await CloseAsync(merchant);
    }

    private async Task StockAsync(Shopper merchant)
    {
        await merchant.GoAsync("/admin/stock/warehouses");
        await merchant.Page.Locator(".row-link").First.ClickAsync();
        await Assertions.Expect(merchant.Page.Locator("#warehouse-opening")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await LookAsync(merchant.Page, "admin-warehouse");
        await merchant.GoAsync("/admin/stock?q=FM-1001");
        await merchant.Page.Locator(".row-link").First.ClickAsync();
        await Assertions.Expect(merchant.Page.Locator("#stock-receive")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await LookAsync(merchant.Page, "admin-stock-variant");
        await merchant.Page.Locator("a[href*='of=on-hand']").First.ClickAsync();
        await Assertions.Expect(merchant.Page.Locator("#stock-sum")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await LookAsync(merchant.Page, "admin-stock-why");
        await merchant.Page.ClickAsync("#stock-count");
        await Assertions.Expect(merchant.Page.Locator("#stock-confirm")).ToBeVisibleAsync();
        await LookAsync(merchant.Page, "admin-stock-count");
    }

    private async Task<Shopper> OpenAsync()
    {
        var shop = await demo.RunningAsync();
        var page = await chromium.OpenPageAsync();
        page.Console += (_, line) =>
        {
            if (line.Text.Contains("Content Security Policy", StringComparison.Ordinal)) _faults.Add($"{page.Url}: {line.Text}");
        };
        page.PageError += (_, error) =>
        {
            // A page that is left while it slides in says so; nobody sees it.
            if (!error.Contains("Transition was", StringComparison.Ordinal)) _faults.Add($"{page.Url}: {error}");
        };
        return new Shopper(shop, page);
    }

    private async Task CloseAsync(Shopper visitor)
    {
        await visitor.Page.Context.CloseAsync();
        Assert.Empty(_faults);
    }

    private async Task LookAsync(IPage page, string name)
    {
        foreach (var (look, width, height, scheme) in s_looks)
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await page.EvaluateAsync("() => Promise.all([...document.images].filter(i => i.loading === 'lazy').map(i => { i.loading = 'eager'; return i.decode().catch(() => {}); }))");
            if (Folder is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{look}.png"), FullPage = name is not "checkout-payment" and not "checkout-declined" });
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")) _faults.Add($"{name} {look} scrolls sideways");
            var axe = await page.RunAxe(s_rules);
            _faults.AddRange(axe.Violations.Select(fault => $"{name} {look}: {fault.Id} at {string.Join(", ", fault.Nodes.Take(3).Select(node => node.Target.ToString()))}"));
        }
    }
}
