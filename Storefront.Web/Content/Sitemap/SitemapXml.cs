using System.Globalization;
using System.Text;
using System.Xml;
using Storefront.Core.Content.Sitemap;

namespace Storefront.Web.Content.Sitemap;

/// <summary>Writes the files of the sitemap protocol as they are read, never a whole file in memory.</summary>
internal sealed class SitemapXml : IAsyncDisposable
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private readonly XmlWriter _xml;

    private SitemapXml(XmlWriter xml) => _xml = xml;

    public static SitemapXml Begin(HttpResponse response)
    {
        response.ContentType = "application/xml; charset=utf-8";
        response.Headers.CacheControl = "public, max-age=3600";
        return new(XmlWriter.Create(response.Body, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) }));
    }

    /// <summary>A list of files, each named by the slug after which it begins.</summary>
    public async Task IndexAsync(IEnumerable<string> begins, string origin)
    {
        await _xml.WriteStartDocumentAsync();
        await _xml.WriteStartElementAsync(null, "sitemapindex", Namespace);
        foreach (var after in begins)
        {
            await _xml.WriteStartElementAsync(null, "sitemap", Namespace);
            await _xml.WriteElementStringAsync(null, "loc", Namespace, $"{origin}/sitemap/products.xml?after={Uri.EscapeDataString(after)}");
            await _xml.WriteEndElementAsync();
        }
        await _xml.WriteEndDocumentAsync();
    }

    public async Task UrlsAsync(IAsyncEnumerable<ReadSitemap.Entry> entries, string origin)
    {
        await _xml.WriteStartDocumentAsync();
        await _xml.WriteStartElementAsync(null, "urlset", Namespace);
        await foreach (var entry in entries)
        {
            await _xml.WriteStartElementAsync(null, "url", Namespace);
            await _xml.WriteElementStringAsync(null, "loc", Namespace, origin + entry.Path);
            if (entry.ChangedAt is { } changed)
                await _xml.WriteElementStringAsync(null, "lastmod", Namespace, changed.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            await _xml.WriteEndElementAsync();
        }
        await _xml.WriteEndDocumentAsync();
    }

    public ValueTask DisposeAsync() => _xml.DisposeAsync();
}
