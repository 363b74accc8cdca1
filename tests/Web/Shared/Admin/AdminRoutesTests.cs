using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Tests.Shared;
using Storefront.Web.Accounts;

namespace Storefront.Tests.Web.Shared.Admin;

public sealed class AdminRoutesTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Fact]
    public void Every_route_of_the_office_asks_for_staff()
    {
        var office = Office(shop.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints)).ToList();

        string[] rooms = ["/admin", "/admin/orders", "/admin/orders/new", "/admin/products", "/admin/mails", "/admin/payments/inbox", "/admin/payments/disputes", "/admin/proof"];
        Assert.Empty(rooms.Except(office.Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))));
        Assert.Empty(office.Where(LetsEverybodyIn).Select(endpoint => endpoint.RoutePattern.RawText));
    }

    [Fact]
    public void Every_feature_with_pages_of_the_office_is_found_by_its_name()
    {
        var office = Office(shop.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints))
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/').Split('/').ElementAtOrDefault(1)).ToHashSet();
        var features = Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "Storefront.Web")).Where(folder => Directory.Exists(Path.Combine(folder, "Admin")))
            .Select(folder => Path.GetFileName(folder).ToLowerInvariant());

        Assert.Empty(features.Except([.. office, "shared"]));
    }

    [Fact]
    public void A_route_without_the_policy_would_be_found()
    {
        var open = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/admin/open"), 0, new EndpointMetadataCollection(), null);

        Assert.Single(Office([open]), LetsEverybodyIn);
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/orders/F10001")]
    [InlineData("/admin/mails/01a20c6a-171b-79b1-8733-822296e59fec/eml")]
    public async Task A_stranger_is_sent_to_sign_in(string path)
    {
        using var stranger = shop.NewVisitor();

        using var answer = await stranger.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/account/sign-in?returnUrl=", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_of_the_shop_load_nothing_of_the_office()
    {
        using var stranger = shop.NewVisitor();

        var home = await stranger.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("MudBlazor", home, StringComparison.Ordinal);
        Assert.DoesNotContain("admin.css", home, StringComparison.Ordinal);
    }

    private static IEnumerable<RouteEndpoint> Office(IEnumerable<Endpoint> endpoints) =>
        endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').Split('/')[0] == "admin");

    private static bool LetsEverybodyIn(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(rule => rule.Policy is not (Policies.Staff or Policies.Owner));
}
