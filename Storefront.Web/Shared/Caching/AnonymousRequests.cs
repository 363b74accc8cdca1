using Microsoft.Net.Http.Headers;

namespace Storefront.Web.Shared.Caching;

/// <summary>
/// Makes every visitor of a cached page the same visitor: takes away who he is and what he added to the address. Signed-in shoppers share the pages with all
/// others; what is theirs comes in a fragment of its own.
/// </summary>
internal sealed class AnonymousRequests(RequestDelegate next, PageQuery query, Evictions evictions)
{
    // What tells one browser from another. None of it is part of a cached page's key, so none of it may reach the page.
    private static readonly string[] s_personal =
    [
        HeaderNames.Cookie, HeaderNames.Authorization, HeaderNames.AcceptLanguage, HeaderNames.UserAgent, HeaderNames.Referer, HeaderNames.CacheControl,
        HeaderNames.Pragma,
    ];

    public Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is { } page)
            Reduce(http, page);
        return next(http);
    }

    private void Reduce(HttpContext http, CachedPageAttribute page)
    {
        var request = http.Request;
        var view = new CachedView(page, query.Of(page, request), AcceptedEncoding.Of(request.Headers.AcceptEncoding.ToString()), evictions.Now);
        foreach (var name in s_personal) request.Headers.Remove(name);
        request.Headers.Accept = "text/html";
        request.Headers.AcceptEncoding = view.Encoding;
        request.QueryString = new QueryString(view.Query);
        http.Features.Set(view);
        // Others wait for this rendering: that its first visitor goes away must not end it.
        http.RequestAborted = CancellationToken.None;
    }
}
