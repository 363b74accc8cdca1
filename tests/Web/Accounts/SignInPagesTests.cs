using System.Net;
using Storefront.Tests.Web.Shared;

namespace Storefront.Tests.Web.Accounts;

public sealed class SignInPagesTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/register")]
    [InlineData("/account/forgot")]
    [InlineData("/account/confirm?account=nobody&key=none")]
    [InlineData("/account/reset?account=nobody&key=none")]
    public async Task Everybody_may_see_the_pages_at_the_door(string page)
    {
        using var browser = new Browser(shop);

        var shown = await browser.GetAsync(page);

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("<h1>", shown.Html, StringComparison.Ordinal);
        Assert.Empty(shown.Cookies);
    }

    [Fact]
    public async Task A_wrong_password_keeps_the_mail_and_never_shows_the_password()
    {
        using var browser = new Browser(shop);

        var refused = await browser.SignInAsync("ada@example.org", "guessed-secret");

        Assert.Contains("The address or the password is not right.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"ada@example.org\"", refused.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("guessed-secret", refused.Html, StringComparison.Ordinal);
        Assert.Null(browser.Cookie("session"));
    }

    [Theory]
    [InlineData("/account/orders", "/account/orders")]
    [InlineData("https://evil.example/", "/admin")]
    [InlineData("//evil.example/", "/admin")]
    [InlineData("/\\evil.example/", "/admin")]
    [InlineData("javascript:alert(1)", "/admin")]
    public async Task After_signing_in_only_a_page_of_this_shop_is_next(string returnUrl, string next)
    {
        using var browser = new Browser(shop);
        var demo = ((Infrastructure.Accounts.FirstOwner)shop.Services.GetService(typeof(Infrastructure.Accounts.FirstOwner))!).Demo!;

        var answer = await browser.SignInAsync(demo.Email, demo.Password, $"?returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.Equal(new Uri(shop.Address, next).ToString(), answer.Location);
    }

    [Fact]
    public async Task The_fields_tell_password_managers_what_they_are_and_the_rules_stand_before_the_field()
    {
        using var browser = new Browser(shop);

        var html = (await browser.GetAsync("/account/register")).Html;

        Assert.Contains("autocomplete=\"username\"", html, StringComparison.Ordinal);
        Assert.Contains("autocomplete=\"new-password\"", html, StringComparison.Ordinal);
        Assert.InRange(html.IndexOf("At least 8 characters", StringComparison.Ordinal), 1, html.IndexOf("id=\"password\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_mistake_of_a_registration_is_told_at_its_field_and_in_a_summary()
    {
        using var browser = new Browser(shop);

        var refused = await browser.PostAsync("/account/register", ("_handler", "register"), ("email", "ada"), ("password", "short"));

        Assert.Contains("href=\"/account/register#email\"", refused.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"email-error\"", refused.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"password-error\"", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_address_and_a_free_one_get_the_same_answer()
    {
        using var owner = new Browser(shop);
        await owner.OpenAccountAsync("same@example.org");
        using var browser = new Browser(shop);

        var taken = (await browser.RegisterAsync("same@example.org")).Text;
        var free = (await browser.RegisterAsync("free@example.org")).Text;

        Assert.Equal(free.Replace("free@", "same@", StringComparison.Ordinal), taken);
    }

    [Fact]
    public async Task Whoever_guesses_too_often_is_told_how_long_to_wait()
    {
        using var browser = new Browser(shop);
        for (var guess = 0; guess < 5; guess++) await browser.SignInAsync("patient@example.org", "wrong guess");

        Assert.Contains("Too many tries. Please wait 1 seconds", (await browser.SignInAsync("patient@example.org")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_the_link_in_the_mail_once()
    {
        using var browser = new Browser(shop);
        await browser.OpenAccountAsync("forgetful@example.org");
        using var elsewhere = new Browser(shop);

        await elsewhere.PostAsync("/account/forgot", ("_handler", "forgot"), ("email", "forgetful@example.org"));
        var link = await browser.LinkToAsync("forgetful@example.org");
        var changed = await elsewhere.PostAsync(link, ("_handler", "reset"), ("password", "another evening by the sea"));

        Assert.EndsWith("/account/sign-in?reset=1", changed.Location, StringComparison.Ordinal);
        Assert.Contains("used already", (await elsewhere.PostAsync(link, ("_handler", "reset"), ("password", "a third evening here"))).Text, StringComparison.Ordinal);
        Assert.EndsWith("/account", (await elsewhere.SignInAsync("forgetful@example.org", "another evening by the sea")).Location, StringComparison.Ordinal);
    }
}
