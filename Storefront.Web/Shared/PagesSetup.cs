using System.Globalization;
using Storefront.Core.Carts;
using Storefront.Core.Catalog.Shelf;
using Storefront.Core.Content;
using Storefront.Core.Content.Sitemap;
using Storefront.Core.Inventory;
using Storefront.Core.Reviews;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Web.Carts;
using Storefront.Web.Catalog.Lists;
using Storefront.Web.Content.Sitemap;
using Storefront.Web.Shared.Caching;
using Storefront.Web.Shared.Layout;
using Storefront.Web.Shared.Security;

namespace Storefront.Web.Shared;

internal static class PagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents().WithCircuitLimits();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.AddOptions<RequestLocalizationOptions>().Configure<ShopOptions>((options, shop) =>
        {
            options.DefaultRequestCulture = new(new CultureInfo($"{shop.Language}-{shop.Country}"));
            options.RequestCultureProviders = [];
        });
        services.AddScoped<ThisPage>();
        services.AddSingleton<Kept>().AddSingleton<KeptCards>();
        services.AddScoped<KeptFrame>().AddScoped<ProductLists>();
        services.AddScoped<ShowFrame>().AddScoped<ShowHome>().AddScoped<ShowPage>().AddScoped<ReadSitemap>();
        services.AddScoped<ShowProduct>().AddScoped<ShowCategory>().AddScoped<ShowBrand>().AddScoped<ListCards>();
        services.AddScoped<ListAvailable>().AddScoped<CountCart>().AddScoped<ListReviews>().AddScoped<EstimateDelivery>();
        return services;
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapSitemap();
        app.MapVisitorFragment();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(CircuitLimits.DenyFrames).KeepPlainPagesStatic();
    }
}
