using System.Net;
using System.Xml.Linq;
using Storefront.Tests.Web.Shared;

namespace Storefront.Tests.Web.Content.Sitemap;

public sealed class SitemapEndpointsTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static readonly XNamespace s_sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_address_of_the_site_map_answers()
    {
        using var visitor = shop.NewVisitor();

        var answer = await visitor.GetAsync("/sitemap.xml", s_ct);
        var addresses = XDocument.Parse(await answer.Content.ReadAsStringAsync(s_ct)).Descendants(s_sitemap + "loc").Select(loc => loc.Value).ToList();

        Assert.Equal("application/xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(addresses.Count > 150, $"Only {addresses.Count} addresses.");
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        foreach (var kind in new[] { "/p/", "/c/", "/b/", "/pages/", "/journal/" })
        {
            var sample = addresses.First(address => address.StartsWith(shop.Address + kind[1..], StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(sample, s_ct)).StatusCode);
        }
    }

    [Fact]
    public async Task Robots_are_told_where_the_map_is_and_what_is_private()
    {
        using var visitor = shop.NewVisitor();

        var text = await visitor.GetStringAsync("/robots.txt", s_ct);

        Assert.Contains($"Sitemap: {shop.Address}sitemap.xml", text, StringComparison.Ordinal);
        Assert.Contains("Disallow: /checkout", text, StringComparison.Ordinal);
    }
}
