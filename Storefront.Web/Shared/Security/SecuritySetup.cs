using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Storefront.Web.Shared.Security;

internal static class SecuritySetup
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var proxy = configuration.GetSection("Proxy").Get<ProxyOptions>() ?? new ProxyOptions();
        services.AddSingleton(proxy);
        services.AddSingleton<ContentPolicy>().AddSingleton<SecurityHeaders>();
        services.Configure<ForwardedHeadersOptions>(options => Believe(options, proxy));
        services.AddAntiforgery();
        services.Replace(ServiceDescriptor.Singleton<IAntiforgery, FetchMetadataAntiforgery>());
        services.AddRateLimiter(options => RateLimits.Configure(options, configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions()));
        services.Configure<KestrelServerOptions>(LimitServer);
        services.Configure<FormOptions>(options => options.ValueCountLimit = 500);
        services.Configure<RazorComponentsServiceOptions>(options => (options.MaxFormMappingCollectionSize, options.MaxFormMappingRecursionDepth) = (200, 16));
    }

    /// <summary>Stands first: addresses and schemes are right for everything behind it.</summary>
    public static void UseKnownProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ProxyOptions>().Known.Count > 0) app.UseForwardedHeaders();
    }

    /// <summary>Stands before whatever makes answers, error pages included.</summary>
    public static void UseTransportSecurity(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeadersGate>();
        app.UseMiddleware<HttpsOnly>();
    }

    /// <summary>Stands behind routing and the page cache: what it refuses never reaches a page, and what is cached costs no look at it.</summary>
    public static void UseRequestGuards(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseMiddleware<BrokenRequests>();
    }

    private static void LimitServer(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = BrokenRequests.MaxBody;
        server.Limits.MaxConcurrentUpgradedConnections = 2_000;
    }

    // Not even this machine is believed unless it is named: any program on it could claim to be anybody.
    private static void Believe(ForwardedHeadersOptions options, ProxyOptions proxy)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = null;
        foreach (var known in proxy.Known)
        {
            if (IPAddress.TryParse(known, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(known, out var network)) options.KnownIPNetworks.Add(network);
            else throw new InvalidOperationException($"The setting Proxy:Known names \"{known}\", which is neither an address (10.0.0.5) nor a network (10.0.0.0/8).");
        }
    }
}
