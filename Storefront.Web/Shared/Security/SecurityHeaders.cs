namespace Storefront.Web.Shared.Security;

/// <summary>The headers that tell browsers what a page may do, by class of route.</summary>
internal sealed class SecurityHeaders(ContentPolicy policy)
{
    public void Write(HttpContext http, RouteClass route)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = policy.For(route);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = Referrer(http.Request, route);
        headers["Permissions-Policy"] = policy.PermissionsFor(route);
        headers["Cross-Origin-Opener-Policy"] = route == RouteClass.Checkout ? "same-origin-allow-popups" : "same-origin";
        if (route != RouteClass.Shop) headers.CacheControl = "no-store";
        if (http.Request.IsHttps && !IsThisMachine(http.Request.Host.Host)) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }

    // Order links carry a secret, which no other site may see; the provider's return address carries one that not even our next page needs.
    // Elsewhere not "no-referrer": with it browsers send forms with "Origin: null", which plain HTTP cannot tell from another site's.
    private static string Referrer(HttpRequest request, RouteClass route) => route switch
    {
        RouteClass.Checkout when request.Query.ContainsKey("payment_intent_client_secret") || request.Query.ContainsKey("setup_intent_client_secret") => "no-referrer",
        RouteClass.Shop => "strict-origin-when-cross-origin",
        RouteClass.Personal or RouteClass.Checkout or RouteClass.Admin or RouteClass.Api => "same-origin",
    };

    // Browsers would keep the promise for every other server that a developer runs there.
    private static bool IsThisMachine(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}

/// <summary>Puts them on every answer, at the last moment, so that neither an error page nor a replayed page goes without.</summary>
internal sealed class SecurityHeadersGate(RequestDelegate next, SecurityHeaders headers)
{
    public Task InvokeAsync(HttpContext http)
    {
        RouteClasses.Of(http);
        http.Response.OnStarting(Write, http);
        return next(http);
    }

    private Task Write(object state)
    {
        var http = (HttpContext)state;
        headers.Write(http, RouteClasses.Of(http));
        return Task.CompletedTask;
    }
}
