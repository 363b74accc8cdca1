using Microsoft.Playwright;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Inventory;

/// <summary>A merchant finds a shelf within two clicks of the start page, and moves goods.</summary>
public sealed class StockTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Receives_counts_and_transfers_goods_and_writes_their_arrival_down()
    {
        var shop = await demo.RunningAsync();
        var merchant = new Shopper(shop, await chromium.OpenPageAsync());
        await merchant.SignInAsOwnerAsync();
        await merchant.GoAsync("/admin");
        var page = merchant.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Stock", Exact = true }).ClickAsync();
        await page.FillAsync("#stock-search", "FM-1001");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tbody .row-link").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await page.WaitForURLAsync("**q=FM-1001**");
        await page.Locator("tbody .row-link").First.ClickAsync();

        await ActAsync(page, "receive", ("#stock-pieces", "40"), ("#stock-reference", "Delivery 77"));
        await Expect(page.Locator("#stock-said")).ToContainTextAsync("Received", new() { Timeout = 15_000 });
        await Expect(page.Locator("section[aria-labelledby=changes]")).ToContainTextAsync("Delivery 77");

        await ActAsync(page, "transfer", ("#stock-pieces", "6"), ("#stock-reference", "Van 3"));
        await Expect(page.Locator("#stock-said")).ToContainTextAsync("On its way", new() { Timeout = 15_000 });
        await page.Locator("section[aria-labelledby=changes] a", new() { HasText = "Transfer" }).First.ClickAsync();
        await page.Locator("input[id^='arrived-']").FillAsync("5");
        await page.Locator("input[id^='lost-']").FillAsync("1");
        await page.ClickAsync("#transfer-save");
        await Expect(page.Locator("#transfer-said")).ToContainTextAsync("Everything", new() { Timeout = 15_000 });

        Assert.Equal(1, await shop.CountAsync("select count(*) from inventory.transfers t join inventory.transfer_lines l on l.transfer_id = t.id where t.closed_at is not null and l.arrived = 5 and l.lost = 1"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Every_number_leads_to_what_makes_it_up()
    {
        var shop = await demo.RunningAsync();
        var buyer = new Shopper(shop, await chromium.OpenPageAsync());
        await buyer.PutInCartAsync("steady-teapot");
        await buyer.CheckOutAsync("numbers@example.org");
        await buyer.PayAsync(Shopper.GoodCard);
        var number = await buyer.ThankedAsync();
        await buyer.PutInCartAsync("steady-teapot");
        await buyer.CheckOutAsync("numbers@example.org");
        var sku = await SkuOfAsync(shop, number);

        var merchant = new Shopper(shop, await chromium.OpenPageAsync());
        await merchant.SignInAsOwnerAsync();
        var page = merchant.Page;
        await AskAsync(merchant, sku, "held");
        await Expect(page.Locator("section[aria-labelledby=reasons] tbody tr")).ToContainTextAsync("A checkout");
        await Expect(page.Locator("#stock-sum")).ToContainTextAsync(": 1,");

        await AskAsync(merchant, sku, "on-hand");
        var shelf = await page.Locator("a[aria-current=true]").InnerTextAsync();
        await Expect(page.Locator("#stock-sum")).ToContainTextAsync($": {shelf.Replace(",", "", StringComparison.Ordinal)},");
        await page.Locator("a[href*='of=incoming']").First.ClickAsync();
        await Expect(page.Locator("section[aria-labelledby=reasons]")).ToContainTextAsync("Nothing is held");

        await AskAsync(merchant, sku, "committed");
        await page.Locator("section[aria-labelledby=reasons] a", new() { HasText = number }).ClickAsync();
        await page.WaitForURLAsync($"**/admin/orders/{number}");
        await page.Context.CloseAsync();
        await buyer.Page.Context.CloseAsync();
    }

    /// <summary>From the list of stock to the reasons of one of its numbers.</summary>
    private static async Task AskAsync(Shopper merchant, string sku, string number)
    {
        await merchant.GoAsync($"/admin/stock?q={sku}&warehouse=main");
        await merchant.Page.Locator($"tbody a[href*='of={number}&']").First.ClickAsync();
        await Expect(merchant.Page.Locator("#stock-sum")).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    private static async Task<string> SkuOfAsync(DemoShop shop, string number)
    {
        await using var connection = new Npgsql.NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand($"select i.sku from orders.order_items i join orders.orders o on o.customer_id = i.customer_id and o.id = i.order_id where o.number = '{number}'", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ActAsync(IPage page, string act, params (string Field, string Text)[] fields)
    {
        await Expect(page.Locator($"#stock-{act}")).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await page.ClickAsync($"#stock-{act}");
        await Expect(page.Locator("#stock-confirm")).ToBeVisibleAsync();
        foreach (var (field, text) in fields) await page.FillAsync(field, text);
        await page.ClickAsync("#stock-confirm");
    }
}
