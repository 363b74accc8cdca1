using Storefront.Core.Shared;

namespace Storefront.Web.Shared;

internal static class ShopSetup
{
    public static IServiceCollection AddShop(this IServiceCollection services, IConfiguration configuration)
    {
        var shop = configuration.GetSection("Shop").Get<ShopOptions>() ?? new ShopOptions();
        services.AddSingleton(shop.PublicUrl.Length > 0 ? shop : shop with { PublicUrl = FirstAddress(configuration) });
        services.AddSingleton(TimeProvider.System);
        return services;
    }

    private static string FirstAddress(IConfiguration configuration) =>
        (configuration["Urls"] ?? "http://127.0.0.1:5080").Split(';')[0].TrimEnd('/');
}
