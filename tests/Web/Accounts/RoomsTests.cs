using System.Net;
using Storefront.Tests.Web.Shared;

namespace Storefront.Tests.Web.Accounts;

public sealed class RoomsTests(ShopHost shop) : IClassFixture<ShopHost>
{
    public static TheoryData<string> Rooms =>
    [
        "/account", "/account/orders", "/account/orders?before=638000000000000000", "/account/orders?before=rubbish",
        "/account/addresses", "/account/addresses/new", "/account/sessions", "/account/password", "/account/two-factor",
    ];

    [Theory]
    [MemberData(nameof(Rooms))]
    public async Task Every_room_opens_for_its_owner(string room)
    {
        using var browser = new Browser(shop);
        await browser.SignInAsOwnerAsync();

        var shown = await browser.GetAsync(room);

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("Sign out", shown.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public async Task Every_room_sends_strangers_to_the_door_and_back(string room)
    {
        using var browser = new Browser(shop);

        var sent = await browser.GetAsync(room);

        Assert.Equal(HttpStatusCode.Found, sent.Status);
        Assert.EndsWith($"/account/sign-in?returnUrl={Uri.EscapeDataString(room)}", sent.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_belongs_to_somebody_else_does_not_exist()
    {
        using var ada = new Browser(shop);
        await ada.OpenAccountAsync("ada-book@example.org");
        await SaveAsync(ada, "/account/addresses/new", "1 Strand");
        var id = await ada.ScalarAsync<Guid>("select id from accounts.addresses where postal->>'line1' = '1 Strand'");
        using var eve = new Browser(shop);
        await eve.OpenAccountAsync("eve@example.org");

        Assert.Equal(HttpStatusCode.NotFound, (await eve.GetAsync($"/account/addresses/{id}")).Status);
        Assert.NotEqual(HttpStatusCode.Found, (await SaveAsync(eve, $"/account/addresses/{id}", "2 Crime")).Status);
        await eve.PostAsync("/account/addresses/remove", ("address", id.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await eve.GetAsync("/account/orders/F-1")).Status);
        Assert.Contains("1 Strand", (await ada.GetAsync("/account/addresses")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_kept_changed_and_removed_and_mistakes_keep_what_was_typed()
    {
        using var browser = new Browser(shop);
        await browser.OpenAccountAsync("mover@example.org");

        var refused = await browser.PostAsync("/account/addresses/new", ("_handler", "address"), ("name", ""), ("line1", "7 Kept Street"), ("country", "IE"));
        Assert.Contains("7 Kept Street", refused.Html, StringComparison.Ordinal);
        Assert.Contains("Full name is missing.", refused.Text, StringComparison.Ordinal);

        await SaveAsync(browser, "/account/addresses/new", "7 Kept Street");
        var id = await browser.ScalarAsync<Guid>("select id from accounts.addresses where postal->>'line1' = '7 Kept Street'");
        await SaveAsync(browser, $"/account/addresses/{id}", "8 Moved Street");
        Assert.Contains("8 Moved Street", (await browser.GetAsync("/account")).Text, StringComparison.Ordinal);

        await browser.PostAsync("/account/addresses/remove", ("address", id.ToString()));
        Assert.DoesNotContain("8 Moved Street", (await browser.GetAsync("/account/addresses")).Text, StringComparison.Ordinal);
    }

    private static Task<Browser.Page> SaveAsync(Browser browser, string page, string line1) => browser.PostAsync(
        page, ("_handler", "address"), ("name", "Ada Lovelace"), ("line1", line1), ("postcode", "D01 A1B2"), ("city", "Dublin"), ("country", "IE"));
}
