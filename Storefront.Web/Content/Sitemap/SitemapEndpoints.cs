using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Storefront.Core.Content.Sitemap;

namespace Storefront.Web.Content.Sitemap;

/// <summary>What search engines ask for: which addresses there are, and which are no business of theirs.</summary>
internal static class SitemapEndpoints
{
    private const string Robots =
        """
        User-agent: *
        Disallow: /account
        Disallow: /admin
        Disallow: /api/
        Disallow: /cart
        Disallow: /checkout
        Disallow: /fragments/
        Disallow: /orders/
        Disallow: /search

        Sitemap: {0}/sitemap.xml

        """;

    private static readonly CompositeFormat s_robots = CompositeFormat.Parse(Robots);

    public static void MapSitemap(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/robots.txt", (HttpContext http) => Results.Text(string.Format(CultureInfo.InvariantCulture, s_robots, Origin(http)), "text/plain; charset=utf-8"));
        routes.MapGet("/sitemap.xml", WriteAsync);
        routes.MapGet("/sitemap/products.xml", WriteFileAsync);
    }

    private static async Task WriteAsync(HttpContext http, ReadSitemap sitemap, CancellationToken ct)
    {
        var ends = await sitemap.FileEndsAsync(ct);
        await using var xml = SitemapXml.Begin(http.Response);
        if (ends.Count > 0) await xml.IndexAsync(["", .. ends], Origin(http));
        else await xml.UrlsAsync(Everything(sitemap, "", ct), Origin(http));
    }

    private static async Task WriteFileAsync(string? after, HttpContext http, ReadSitemap sitemap, CancellationToken ct)
    {
        await using var xml = SitemapXml.Begin(http.Response);
        await xml.UrlsAsync(Everything(sitemap, after ?? "", ct), Origin(http));
    }

    private static async IAsyncEnumerable<ReadSitemap.Entry> Everything(
        ReadSitemap sitemap, string after, [EnumeratorCancellation] CancellationToken ct)
    {
        if (after.Length == 0)
            foreach (var page in await sitemap.PagesAsync(ct)) yield return page;
        await foreach (var product in sitemap.ProductsAsync(after, ReadSitemap.ProductsInFile, ct)) yield return product;
    }

    private static string Origin(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";
}
