using Storefront.Web.Shared.Security;

namespace Storefront.Web.Shared;

internal static class PagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents().WithCircuitLimits();
        services.AddCascadingAuthenticationState();
        return services;
    }

    public static void MapPages(this WebApplication app) => app.MapStaticAssets();
}
