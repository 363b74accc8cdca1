using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Storefront.Web.Shared.Security;

/// <summary>
/// Where the shop is served by HTTPS, plain HTTP is sent there. Machines get a 403 instead: a redirect would hide that they send their keys in the clear.
/// Probes may use plain HTTP.
/// </summary>
internal sealed class HttpsOnly(RequestDelegate next, IServer server, ProxyOptions options)
{
    private readonly Lazy<int?> _ownPort = new(() => server.Features.Get<IServerAddressesFeature>()?.Addresses
        .Where(address => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        .Select(address => (int?)BindingAddress.Parse(address).Port).FirstOrDefault());

    public Task InvokeAsync(HttpContext http)
    {
        var redirects = options.RedirectToHttps ?? _ownPort.Value is not null;
        if (http.Request.IsHttps || !redirects || http.Request.Path.Value is "/healthz" or "/readyz" or "/metrics")
            return next(http);
        Redirect(http);
        return Task.CompletedTask;
    }

    private void Redirect(HttpContext http)
    {
        if (RouteClasses.Of(http) == RouteClass.Api)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var host = _ownPort.Value is { } port && port != 443 ? new HostString(http.Request.Host.Host, port) : new HostString(http.Request.Host.Host);
        http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        http.Response.Headers.Location = $"https://{host}{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}";
    }
}
