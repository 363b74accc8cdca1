namespace Storefront.Web.Shared.Security;

/// <summary>
/// Tells requests that another site made a browser send. It believes what the browser says about itself, which a site cannot forge: first
/// <c>Sec-Fetch-Site</c>, else <c>Origin</c>. A client that sends neither is no browser of today, and has no cookies that another site could use.
/// </summary>
internal static class CrossSite
{
    public static bool Sent(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0) return site.ToString() is not ("same-origin" or "none");
        var origin = request.Headers.Origin;
        return origin.Count > 0 && !IsOwn(origin.ToString(), request);
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && address.Scheme == request.Scheme
        && string.Equals(address.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
        && address.Port == (request.Host.Port ?? (request.IsHttps ? 443 : 80));
}
