using System.Globalization;
using Storefront.Web.Shared.Security;

namespace Storefront.Web.Shared.Caching;

/// <summary>Answers with a hot page where there is one. Everybody gets the same, so nothing about the visitor need be known.</summary>
internal sealed class HotPageGate(RequestDelegate next, HotPages pages, SecurityHeaders security)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsGet(request.Method)) return next(http);
        var key = KeyOf(request, request.QueryString.Value ?? "", AcceptedEncoding.Of(request.Headers.AcceptEncoding.ToString()));
        return pages.Find(key, out var age) is { } page ? AnswerAsync(http, page, age) : next(http);
    }

    public static HotPages.Key KeyOf(HttpRequest request, string query, string encoding) =>
        new(request.Scheme, request.Host.Value ?? "", request.Path.Value ?? "", query, encoding);

    private Task AnswerAsync(HttpContext http, HotPage page, TimeSpan age)
    {
        var (response, headers) = (http.Response, http.Response.Headers);
        security.Write(http, RouteClass.Shop);
        headers.ETag = page.Tag;
        headers.CacheControl = page.CacheControl;
        headers.Vary = "Accept-Encoding";
        if (Has(http.Request, page.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        headers.Age = ((int)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        headers.ContentType = page.ContentType;
        if (page.Encoding is not null) headers.ContentEncoding = page.Encoding;
        response.ContentLength = page.Body.Length;
        return response.Body.WriteAsync(page.Body).AsTask();
    }

    private static bool Has(HttpRequest request, string tag)
    {
        var known = request.Headers.IfNoneMatch;
        return known.Count > 0 && known.ToString().Contains(tag, StringComparison.Ordinal);
    }
}
