using Npgsql;
using Storefront.Tests.Browser.Shared;

namespace Storefront.Tests.Browser.Checkout;

/// <summary>Card numbers stay in the payment provider's frame: the shop is never sent one, and keeps none.</summary>
public sealed class CardDigitsTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] s_numbers = [Shopper.GoodCard, Shopper.DeclinedCard, Shopper.BankAsks];

    [Fact]
    public async Task No_card_number_is_sent_to_the_shop_logged_or_stored()
    {
        var shop = await demo.RunningAsync();
        var page = await chromium.OpenPageAsync();
        var sent = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Url.StartsWith(shop.Address.ToString(), StringComparison.Ordinal)) sent.Add($"{request.Url} {request.PostData}");
        };
        var shopper = new Shopper(shop, page);
        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync("digits@example.org");
        await shopper.PayAsync(Shopper.DeclinedCard);
        await Microsoft.Playwright.Assertions.Expect(page.Locator("[data-error]")).ToBeVisibleAsync();
        await shopper.PayAsync(Shopper.GoodCard);
        await shopper.ThankedAsync();
        await page.Context.CloseAsync();

        Assert.NotEmpty(sent);
        Assert.DoesNotContain(sent, HasNumber);
        Assert.DoesNotContain(shop.Log, HasNumber);
        foreach (var table in await TablesAsync(shop))
            foreach (var number in s_numbers)
                Assert.Equal(0, await shop.CountAsync($"select count(*) from {table} t where t::text like '%{number}%'"));
    }

    private static bool HasNumber(string text) => s_numbers.Any(number => text.Replace(" ", "", StringComparison.Ordinal).Contains(number, StringComparison.Ordinal));

    private static async Task<List<string>> TablesAsync(DemoShop shop)
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')", connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var tables = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) tables.Add(reader.GetString(0));
        return tables;
    }
}
