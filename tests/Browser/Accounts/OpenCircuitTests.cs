using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Npgsql;
using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Accounts;

/// <summary>What an open page does when its sign-in ends elsewhere.</summary>
public sealed class OpenCircuitTests(DemoShop demo, Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    // The shop is shared with other tests, whose owners stay signed in.
    private const string Device = "a device that was lost";

    private DemoShop _shop = null!;
    private Shopper _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _shop = await demo.RunningAsync();
        _owner = new Shopper(_shop, await chromium.OpenPageAsync(new() { UserAgent = Device }));
    }

    public async ValueTask DisposeAsync() => await _owner.Page.Context.CloseAsync();

    [Fact]
    public async Task An_open_office_closes_within_a_minute_after_its_sign_in_was_ended_elsewhere()
    {
        await _owner.SignInAsOwnerAsync();
        await Expect(_owner.Page.GetByRole(AriaRole.Main)).ToBeVisibleAsync();

        await ExecuteAsync($"update accounts.auth_sessions set ended_at = now() where device = '{Device}'");

        // Looked at again and again: the office asks for itself anew on the way, and that navigation is cut short.
        await Expect(_owner.Page).ToHaveURLAsync(new Regex("/account/sign-in\\?returnUrl=%2Fadmin"), new() { Timeout = 60_000 });
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_shop.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
