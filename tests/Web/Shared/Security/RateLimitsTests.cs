using System.Net;
using Microsoft.AspNetCore.Builder;
using Storefront.Web.Shared.Security;

namespace Storefront.Tests.Web.Shared.Security;

public sealed class RateLimitsTests
{
    [Theory]
    [InlineData("POST", "/account/sign-in", "Limits:AccountPosts")]
    [InlineData("POST", "/de/account/sign-in", "Limits:AccountPosts")]
    [InlineData("POST", "/cart", "Limits:Posts")]
    [InlineData("GET", "/search", "Limits:Searches")]
    [InlineData("GET", "/fragments/visitor", "Limits:Fragments")]
    public async Task Too_many_of_a_kind_are_told_when_to_return(string method, string path, string limit)
    {
        await using var host = await EdgeHost.StartAsync(app => app.MapMethods(path, [method], () => "ok"), (limit, "3"));

        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(new(method), path)).StatusCode);
        // A header that anybody can write must not make a new client.
        var refused = await host.SendAsync(new(method), path, null, ("X-Forwarded-For", "203.0.113.9"), ("Accept", "text/html"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("text/html", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/healthz")).StatusCode);
    }

    [Fact]
    public async Task One_address_opens_only_so_many_circuits_at_a_time()
    {
        var release = new TaskCompletionSource();
        var open = new SemaphoreSlim(0);
        await using var host = await EdgeHost.StartAsync(
            app => app.MapGet("/_blazor", async () =>
            {
                open.Release();
                await release.Task;
            }),
            ("Limits:Circuits", "2"));
        var circuits = new[] { host.GetAsync("/_blazor"), host.GetAsync("/_blazor") };
        for (var i = 0; i < circuits.Length; i++) await open.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await host.GetAsync("/_blazor")).StatusCode);
        release.SetResult();
        await Task.WhenAll(circuits);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/_blazor")).StatusCode);
    }

    [Fact]
    public async Task A_busy_shop_sends_carts_and_checkouts_away_and_shows_its_pages_and_keeps_circuits()
    {
        var release = new TaskCompletionSource();
        var open = new SemaphoreSlim(0);
        await using var host = await EdgeHost.StartAsync(
            app =>
            {
                app.MapMethods("/{first}/{**rest}", ["GET", "POST"], async (string first) =>
                {
                    open.Release();
                    if (first is "checkout" or "_blazor") await release.Task;
                });
            },
            ("Limits:Working", "1"),
            ("Limits:Waiting", "0"));
        var circuit = host.GetAsync("/_blazor");
        await open.WaitAsync(TestContext.Current.CancellationToken);
        var checkout = host.SendAsync(HttpMethod.Post, "/checkout/place");
        await open.WaitAsync(TestContext.Current.CancellationToken);

        var refused = await host.SendAsync(HttpMethod.Post, "/cart/lines");
        var page = await host.GetAsync("/p/lamp");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        release.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await checkout).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await circuit).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Post, "/cart/lines")).StatusCode);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    public void A_client_is_an_IPv4_address_or_an_IPv6_network(string address, string expected) =>
        Assert.Equal(expected, ClientAddress.Of(IPAddress.Parse(address)));
}
