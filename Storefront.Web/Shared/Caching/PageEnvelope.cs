using System.Security.Cryptography;
using Microsoft.AspNetCore.OutputCaching;
using Storefront.Web.Shared.Security;

namespace Storefront.Web.Shared.Caching;

/// <summary>
/// Holds a cached page back until it is whole, then sends it with its length and a tag of its content. A page that fails half-way is an error page and never
/// half a page, and browsers that have it already get a 304.
/// </summary>
internal sealed class PageEnvelope(RequestDelegate next, CacheOptions options, HotPages hot, Evictions evictions, TimeProvider clock)
{
    private readonly string _cacheControl = options.CdnSeconds == 0
        ? "public, no-cache"
        : $"public, max-age=0, s-maxage={options.CdnSeconds}, stale-while-revalidate={options.CdnSeconds}";

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<CachedView>() is not { } view)
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
        var body = page.ToArray();
        if (response.StatusCode == StatusCodes.Status200OK) Seal(http, view, body);
        if (body.Length > 0) await response.Body.WriteAsync(body);
    }

    private void Seal(HttpContext http, CachedView view, byte[] body)
    {
        var headers = http.Response.Headers;
        headers.ContentLength = body.Length;
        headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 10))}\"";
        headers.CacheControl = _cacheControl;
        // Patched into a live page, it would miss its scripts: links from there load it whole.
        headers.Remove("blazor-enhanced-nav");
        if (http.Features.Get<IOutputCacheFeature>()?.Context is { AllowCacheStorage: true } cache && headers.SetCookie.Count == 0)
            KeepHot(http, view, body, [.. cache.Tags, .. PageCachePolicy.TagsOf(view)]);
    }

    private void KeepHot(HttpContext http, CachedView view, byte[] body, string[] tags)
    {
        if (evictions.Among(tags, view.Since).Any() || RouteClasses.Of(http) != RouteClass.Shop) return;
        var headers = http.Response.Headers;
        var encoding = headers.ContentEncoding.Count > 0 ? headers.ContentEncoding.ToString() : null;
        hot.Keep(
            HotPageGate.KeyOf(http.Request, view.Query, view.Encoding),
            new(body, headers.ContentType.ToString(), encoding, headers.ETag.ToString(), _cacheControl, tags, view.Since, clock.GetTimestamp()));
    }
}
