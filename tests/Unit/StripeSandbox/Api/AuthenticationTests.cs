using System.Net;
using System.Net.Http.Headers;
using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.Api;

public sealed class AuthenticationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("sk_test_somebody_else", HttpStatusCode.Unauthorized)]
    [InlineData("pk_test_storefront_sandbox", HttpStatusCode.Forbidden)]
    [InlineData("sk_test_storefront_sandbox", HttpStatusCode.OK)]
    public async Task The_shops_calls_need_its_secret_key(string? key, HttpStatusCode expected)
    {
        await using var shop = await SandboxShop.OpenAsync();

        using var answer = await GetAsync(shop, "/v1/payment_intents", key);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_browser_sees_an_intent_with_its_client_secret_and_nothing_of_the_shops_books()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var intent = await shop.PayAsync();
        var publishable = shop.Sandbox.Options.PublishableKey;

        using var blind = await GetAsync(shop, $"/v1/payment_intents/{intent.Id}?client_secret=guess", publishable);
        using var seen = await GetAsync(shop, $"/v1/payment_intents/{intent.Id}?client_secret={intent.ClientSecret}", publishable);

        Assert.Equal(HttpStatusCode.BadRequest, blind.StatusCode);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.DoesNotContain("metadata", await seen.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_api_version_is_refused()
    {
        await using var shop = await SandboxShop.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/payment_intents");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", shop.Sandbox.Options.SecretKey);
        request.Headers.Add("Stripe-Version", "2017-08-15");

        using var answer = await shop.Controls.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_web_page_of_another_origin_cannot_order_faults()
    {
        await using var shop = await SandboxShop.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_sandbox/reset");
        request.Headers.Add("Origin", "https://elsewhere.example");

        using var answer = await shop.Controls.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task What_does_not_exist_is_reported_as_stripe_does()
    {
        await using var shop = await SandboxShop.OpenAsync();

        var refused = await Assert.ThrowsAsync<StripeException>(() => shop.Intents.GetAsync("pi_none", cancellationToken: Ct));

        Assert.Equal(HttpStatusCode.NotFound, refused.HttpStatusCode);
        Assert.Equal("resource_missing", refused.StripeError.Code);
    }

    private static async Task<HttpResponseMessage> GetAsync(SandboxShop shop, string address, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await shop.Controls.SendAsync(request, Ct);
    }
}
