using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Storefront.Tests.Web.Shared.Security;

public sealed class CrossSiteGuardTests
{
    [Theory]
    [InlineData(null, null, HttpStatusCode.OK)]
    [InlineData("same-origin", null, HttpStatusCode.OK)]
    [InlineData("none", null, HttpStatusCode.OK)]
    [InlineData("same-site", null, HttpStatusCode.BadRequest)]
    [InlineData("cross-site", null, HttpStatusCode.BadRequest)]
    [InlineData("cross-site", "own", HttpStatusCode.BadRequest)]
    [InlineData("same-origin", "http://evil.example", HttpStatusCode.OK)]
    [InlineData("same-origin, cross-site", null, HttpStatusCode.BadRequest)]
    [InlineData(null, "own", HttpStatusCode.OK)]
    [InlineData(null, "http://evil.example", HttpStatusCode.BadRequest)]
    [InlineData(null, "https-own", HttpStatusCode.BadRequest)]
    [InlineData(null, "null", HttpStatusCode.BadRequest)]
    [InlineData(null, "http://127.0.0.1:1", HttpStatusCode.BadRequest)]
    public async Task A_form_is_taken_from_the_shop_itself_only(string? site, string? origin, HttpStatusCode expected)
    {
        await using var host = await EdgeHost.StartAsync(app => app.MapPost("/cart", () => "ok"));

        var answer = await host.SendAsync(HttpMethod.Post, "/cart", Form(), Headers(host, site, origin));

        Assert.Equal(expected, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_form_that_an_endpoint_binds_is_checked_without_a_token()
    {
        await using var host = await EdgeHost.StartAsync(app => app.MapPost("/cart", Echo));

        var own = await host.SendAsync(HttpMethod.Post, "/cart", Form(), ("Sec-Fetch-Site", "same-origin"));
        var foreign = await host.SendAsync(HttpMethod.Post, "/cart", Form(), ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal("3", await own.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
    }

    [Fact]
    public async Task Reading_from_another_site_is_allowed_because_it_changes_nothing()
    {
        await using var host = await EdgeHost.StartAsync(app => app.MapGet("/p/lamp", () => "ok"));

        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/p/lamp", ("Sec-Fetch-Site", "cross-site"))).StatusCode);
    }

    [Fact]
    public async Task Webhooks_come_from_elsewhere_by_nature()
    {
        await using var host = await EdgeHost.StartAsync(app => app.MapPost("/webhooks/stripe", () => "ok"));

        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Post, "/webhooks/stripe", Form(), ("Origin", "https://stripe.example"))).StatusCode);
    }

    [Fact]
    public async Task A_circuit_is_refused_to_another_site()
    {
        await using var host = await EdgeHost.StartAsync(app => app.MapGet("/_blazor", () => "ok"));

        Assert.Equal(HttpStatusCode.Forbidden, (await host.GetAsync("/_blazor", ("Origin", "http://evil.example"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/_blazor", ("Origin", host.Address.GetLeftPart(UriPartial.Authority)))).StatusCode);
    }

    private static string Echo([Microsoft.AspNetCore.Mvc.FromForm] int quantity) => quantity.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static FormUrlEncodedContent Form() => new([KeyValuePair.Create("quantity", "3")]);

    private static (string, string)[] Headers(EdgeHost host, string? site, string? origin)
    {
        var own = host.Address.GetLeftPart(UriPartial.Authority);
        var from = origin switch { "own" => own, "https-own" => own.Replace("http:", "https:", StringComparison.Ordinal), _ => origin };
        return [.. new[] { ("Sec-Fetch-Site", site), ("Origin", from) }.Where(header => header.Item2 is not null).Select(header => (header.Item1, header.Item2!))];
    }
}
