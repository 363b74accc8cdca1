using Storefront.Web.Accounts;
using Storefront.Web.Shared.Security;

namespace Storefront.Web.Shared;

/// <summary>The road of a request from the socket to its endpoint. The order is the meaning: read each line as "and behind it".</summary>
internal static class Pipeline
{
    public static void UsePipeline(this WebApplication app)
    {
        app.UseTransportSecurity();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRequestGuards();
        app.UseVisitors();
        app.UseAuthorization();
        app.UseAntiforgery();
    }
}
