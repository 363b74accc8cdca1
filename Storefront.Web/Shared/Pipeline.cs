using Storefront.Web.Accounts;
using Storefront.Web.Shared.Caching;
using Storefront.Web.Shared.Errors;
using Storefront.Web.Shared.Operations;
using Storefront.Web.Shared.Security;

namespace Storefront.Web.Shared;

/// <summary>The road of a request from the socket to its endpoint. The order is the meaning: read each line as "and behind it".</summary>
internal static class Pipeline
{
    public static void UsePipeline(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseHotPages();
        app.UseMiddleware<TraceIds>();
        app.UseTransportSecurity();
        app.UseRequestLocalization();
        app.UseErrorPages();
        app.UseRouting();
        app.UsePageCache();
        app.UseMiddleware<NoNewCircuits>();
        app.UseRequestGuards();
        app.UseAuthentication();
        app.UseVisitors();
        app.UseAuthorization();
        app.UseAntiforgery();
    }
}
