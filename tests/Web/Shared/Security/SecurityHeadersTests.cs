using Microsoft.AspNetCore.Builder;

namespace Storefront.Tests.Web.Shared.Security;

/// <summary>The headers of each class of routes, word by word: a change of one must be meant.</summary>
public sealed class SecurityHeadersTests
{
    private const string Shop =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'none'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string Checkout =
        "default-src 'self'; script-src 'self' https://js.stripe.com https://*.js.stripe.com; style-src 'self'; img-src 'self' data: https://*.stripe.com; "
        + "font-src 'self'; connect-src 'self' https://api.stripe.com; frame-src 'self' https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string Admin =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "frame-src 'none'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string Api = "default-src 'none'; frame-ancestors 'none'";

    [Theory]
    [InlineData("/", Shop, "strict-origin-when-cross-origin", false)]
    [InlineData("/p/lamp", Shop, "strict-origin-when-cross-origin", false)]
    [InlineData("/de/p/lamp", Shop, "strict-origin-when-cross-origin", false)]
    [InlineData("/nothing-here", Shop, "strict-origin-when-cross-origin", true)]
    [InlineData("/cart", Shop, "same-origin", true)]
    [InlineData("/de/cart", Shop, "same-origin", true)]
    [InlineData("/account/orders", Shop, "same-origin", true)]
    [InlineData("/account/cards", Checkout, "same-origin", true)]
    [InlineData("/de/account/cards/added?setup_intent_client_secret=s", Checkout, "no-referrer", true)]
    [InlineData("/account/cardsharp", Shop, "same-origin", true)]
    [InlineData("/fragments/visitor", Shop, "same-origin", true)]
    [InlineData("/checkout", Checkout, "same-origin", true)]
    [InlineData("/checkout/nothing", Checkout, "same-origin", true)]
    [InlineData("/orders/F-1?key=secret", Checkout, "same-origin", true)]
    [InlineData("/orders/F-1?payment_intent_client_secret=s", Checkout, "no-referrer", true)]
    [InlineData("/admin", Admin, "same-origin", true)]
    [InlineData("/api/v1/products", Api, "same-origin", true)]
    public async Task Every_class_of_routes_has_its_headers(string path, string policy, string referrer, bool isPrivate)
    {
        await using var host = await EdgeHost.StartAsync(Map);

        var answer = await host.GetAsync(path);

        Assert.Equal(policy, Header(answer, "Content-Security-Policy"));
        Assert.Equal(referrer, Header(answer, "Referrer-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal(isPrivate, answer.Headers.CacheControl?.NoStore == true);
        Assert.Null(Header(answer, "Server"));
        Assert.Null(Header(answer, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task Only_checkout_may_ask_the_browser_for_payment()
    {
        await using var host = await EdgeHost.StartAsync(Map);

        Assert.EndsWith("payment=()", Header(await host.GetAsync("/"), "Permissions-Policy"), StringComparison.Ordinal);
        Assert.EndsWith("payment=(self \"https://js.stripe.com\")", Header(await host.GetAsync("/checkout"), "Permissions-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_may_come_from_the_configured_cdn()
    {
        await using var host = await EdgeHost.StartAsync(Map, ("Media:BaseUrl", "https://cdn.example/media"));

        Assert.Contains("img-src 'self' data: https://cdn.example;", Header(await host.GetAsync("/"), "Content-Security-Policy"), StringComparison.Ordinal);
    }

    private static void Map(WebApplication app)
    {
        foreach (var path in new[] { "/", "/p/lamp", "/de/p/lamp", "/cart", "/de/cart", "/account/orders", "/fragments/visitor", "/checkout", "/orders/{n}", "/admin", "/api/v1/products" })
            app.MapGet(path, () => "ok");
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
