namespace Storefront.Web.Shared.Security;

/// <summary>
/// Refuses every changing request and every circuit that another site made a browser send, whether or not its endpoint asks for antiforgery. The API and
/// webhooks are left out: they take no cookies, so there is nothing to abuse.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var changes = !FetchMetadataAntiforgery.IsSafe(http.Request.Method) && RouteClasses.Of(http) != RouteClass.Api;
        if ((changes || http.Request.Path.StartsWithSegments("/_blazor")) && CrossSite.Sent(http.Request))
        {
            http.Response.StatusCode = changes ? StatusCodes.Status400BadRequest : StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        return next(http);
    }
}
