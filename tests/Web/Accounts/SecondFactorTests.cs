using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;
using Storefront.Tests.Web.Shared;

namespace Storefront.Tests.Web.Accounts;

public sealed partial class SecondFactorTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Fact]
    public async Task Staff_set_their_second_factor_up_before_the_office_and_are_asked_for_a_code_ever_after()
    {
        Email.TryParse("clerk@example.org", out var clerk);
        await shop.Services.GetRequiredService<IAccounts>()
            .AddAsync(new(CustomerId.New(), clerk, Browser.Password, "Clerk", IsConfirmed: true, AccountRoles.Staff), TestContext.Current.CancellationToken);
        using var browser = new Browser(shop);
        await browser.SignInAsync("clerk@example.org");

        var page = await browser.GetAsync("/account/two-factor");
        Assert.Contains("Who works in this shop needs a second factor.", page.Text, StringComparison.Ordinal);
        var key = Key().Match(page.Html).Groups[1].Value;
        Assert.Contains("That code is not right", (await TypeAsync(browser, "000000")).Text, StringComparison.Ordinal);
        Assert.EndsWith("/account/two-factor", (await TypeAsync(browser, Authenticator.CodeOf(key))).Location, StringComparison.Ordinal);
        Assert.Contains("The second factor is on", (await browser.GetAsync("/account/two-factor")).Text, StringComparison.Ordinal);

        using var elsewhere = new Browser(shop);
        Assert.EndsWith("/account/sign-in/code", (await elsewhere.SignInAsync("clerk@example.org")).Location, StringComparison.Ordinal);
        Assert.EndsWith("/account/sign-in?returnUrl=%2Faccount", (await elsewhere.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Contains("was used already", (await SignInAsync(elsewhere, Authenticator.CodeOf(key))).Text, StringComparison.Ordinal);
        Assert.EndsWith("/admin", (await SignInAsync(elsewhere, Authenticator.CodeOf(key, ahead: 1))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_types_a_code_without_the_password()
    {
        using var browser = new Browser(shop);

        Assert.EndsWith("/account/sign-in", (await browser.GetAsync("/account/sign-in/code")).Location, StringComparison.Ordinal);
    }

    private static Task<Browser.Page> TypeAsync(Browser browser, string code) => browser.PostAsync("/account/two-factor", ("_handler", "two-factor"), ("code", code));

    private static Task<Browser.Page> SignInAsync(Browser browser, string code) => browser.PostAsync("/account/sign-in/code", ("_handler", "code"), ("code", code));

    [GeneratedRegex("<code dir=\"ltr\">([A-Z2-7 ]+)</code>")]
    private static partial Regex Key();
}
