using System.Security.Cryptography;

namespace Storefront.Web.Shared.Caching;

/// <summary>
/// Holds a cached page back until it is whole, then sends it with its length and a tag of its content. A page that fails half-way is an error page and never
/// half a page, and browsers that have it already get a 304.
/// </summary>
internal sealed class PageEnvelope(RequestDelegate next, CacheOptions options)
{
    private readonly string _cacheControl = options.CdnSeconds == 0
        ? "public, no-cache"
        : $"public, max-age=0, s-maxage={options.CdnSeconds}, stale-while-revalidate={options.CdnSeconds}";

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<CachedView>() is null)
        {
            await next(http);
            return;
        }
        var (response, network) = (http.Response, http.Response.Body);
        using var page = new MemoryStream(32 * 1024);
        response.Body = page;
        try
        {
            await next(http);
        }
        finally
        {
            response.Body = network;
        }
        if (response.StatusCode == StatusCodes.Status200OK) Seal(response, page);
        if (page.Length > 0) await response.Body.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length));
    }

    private void Seal(HttpResponse response, MemoryStream page)
    {
        var bytes = page.GetBuffer().AsSpan(0, (int)page.Length);
        response.ContentLength = page.Length;
        response.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 10))}\"";
        response.Headers.CacheControl = _cacheControl;
    }
}
