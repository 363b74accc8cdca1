using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Storefront.Tests.Web.Shared.Security;

public sealed class ProxyTests
{
    private static readonly (string, string)[] s_forwarded = [("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), ("Host", "shop.example")];

    [Fact]
    public async Task Nobody_is_believed_who_is_not_named()
    {
        await using var host = await EdgeHost.StartAsync(Map);

        var answer = await host.GetAsync("/who", s_forwarded);

        Assert.Equal("http 127.0.0.1", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task A_named_proxy_says_who_asks_and_how(string known)
    {
        await using var host = await EdgeHost.StartAsync(Map, ("Proxy:Known:0", known));

        var answer = await host.GetAsync("/who", s_forwarded);

        Assert.Equal("https 203.0.113.7", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("max-age=31536000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task What_the_visitor_wrote_before_the_proxy_is_not_believed()
    {
        await using var host = await EdgeHost.StartAsync(Map, ("Proxy:Known:0", "127.0.0.1"));

        var answer = await host.GetAsync("/who", ("X-Forwarded-For", "1.2.3.4, 203.0.113.7"), ("X-Forwarded-Proto", "https"));

        Assert.EndsWith("203.0.113.7", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_HTTP_is_sent_to_HTTPS_where_the_shop_is_told_to_and_machines_are_refused()
    {
        await using var host = await EdgeHost.StartAsync(Map, ("Proxy:Known:0", "127.0.0.1"), ("Proxy:RedirectToHttps", "true"));

        var page = await host.GetAsync("/who?a=b", ("Host", "shop.example"));
        var machine = await host.GetAsync("/api/v1/products", ("Host", "shop.example"));
        var secure = await host.GetAsync("/who", s_forwarded);
        var probe = await host.GetAsync("/healthz");

        Assert.Equal(HttpStatusCode.PermanentRedirect, page.StatusCode);
        Assert.Equal("https://shop.example/who?a=b", page.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, machine.StatusCode);
        Assert.Equal(HttpStatusCode.OK, secure.StatusCode);
        Assert.Equal(HttpStatusCode.OK, probe.StatusCode);
    }

    [Fact]
    public async Task A_network_that_is_none_stops_the_start_with_a_sentence()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => EdgeHost.StartAsync(Map, ("Proxy:Known:0", "proxy.local")));

        Assert.Contains("Proxy:Known", fault.Message, StringComparison.Ordinal);
    }

    private static void Map(WebApplication app) => app.MapGet("/who", (HttpContext http) => $"{http.Request.Scheme} {http.Connection.RemoteIpAddress}");
}
