using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Accounts;
using Storefront.Tests.Web.Shared;
using Storefront.Web.Accounts;
using Storefront.Web.Accounts.SignIns;

namespace Storefront.Tests.Web.Accounts;

public sealed class SessionsTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Fact]
    public async Task A_stolen_cookie_is_worth_nothing_once_its_owner_has_signed_out()
    {
        using var owner = new Browser(shop);
        await owner.OpenAccountAsync("robbed@example.org");
        using var thief = new Browser(shop);
        thief.Plant("session", owner.Cookie("session")!);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/account")).Status);

        Assert.Equal(HttpStatusCode.SeeOther, (await owner.PostAsync("/account/sign-out")).Status);

        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Signing_in_begins_a_new_session_whatever_cookie_was_planted_before()
    {
        using var attacker = new Browser(shop);
        await attacker.OpenAccountAsync("attacker@example.org");
        var planted = attacker.Cookie("session")!;
        using var owner = new Browser(shop);
        await owner.OpenAccountAsync("planted@example.org");
        await owner.PostAsync("/account/sign-out");
        owner.Plant("session", planted);

        Assert.EndsWith("/account", (await owner.SignInAsync("planted@example.org")).Location, StringComparison.Ordinal);

        Assert.Contains("planted@example.org", (await owner.GetAsync("/account")).Text, StringComparison.Ordinal);
        using var thief = new Browser(shop);
        thief.Plant("session", planted);
        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Changing_the_password_keeps_this_device_signed_in_under_a_new_session()
    {
        using var browser = new Browser(shop);
        await browser.OpenAccountAsync("changer@example.org");
        var before = browser.Cookie("session");

        var changed = await browser.PostAsync("/account/password", ("_handler", "password"), ("current", Browser.Password), ("password", "another evening by the sea"));

        Assert.EndsWith("/account/password?changed=1", changed.Location, StringComparison.Ordinal);
        Assert.NotEqual(before, browser.Cookie("session"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
        var wrong = await browser.PostAsync("/account/password", ("_handler", "password"), ("current", "not it"), ("password", "a third evening by the sea"));
        Assert.Contains("That is not your current password.", wrong.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_of_other_sites()
    {
        using var browser = new Browser(shop);

        var cookies = (await browser.SignInAsOwnerAsync()).Cookies;

        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("path=/;", cookie + ";", StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("https", "__Host-session")]
    [InlineData("http", "session")]
    public void Under_https_no_other_host_can_set_our_cookies(string scheme, string name)
    {
        var http = new DefaultHttpContext();
        http.Request.Scheme = scheme;

        Assert.Equal(name, SecureCookies.NameFor(http, "session"));
    }

    [Theory]
    [InlineData(AccountRoles.Customer, false, false)]
    [InlineData(AccountRoles.Staff, false, true)]
    [InlineData(AccountRoles.Owner, false, true)]
    [InlineData(AccountRoles.Staff, true, false)]
    [InlineData(AccountRoles.Owner, true, false)]
    public async Task Only_staff_with_their_second_factor_set_up_enter_the_office(string role, bool needsFactor, bool enters)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test");
        if (needsFactor) identity.AddClaim(new Claim(AccountClaims.NeedsSecondFactor, "true"));
        await using var scope = shop.Services.CreateAsyncScope();

        var answer = await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(new ClaimsPrincipal(identity), Policies.Staff);

        Assert.Equal(enters, answer.Succeeded);
    }
}
