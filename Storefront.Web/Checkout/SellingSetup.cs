using Storefront.Web.Carts;
using Storefront.Web.Orders;
using Storefront.Web.Payments;
using Storefront.Web.Shared;

namespace Storefront.Web.Checkout;

/// <summary>Cart, checkout, payment and order pages.</summary>
internal static class SellingSetup
{
    public static IServiceCollection AddSelling(this IServiceCollection services)
    {
        services.AddSingleton<Scoped>();
        services.AddScoped<OrderAccess>();
        services.AddScoped<PaymentStart>();
        return services;
    }

    public static void MapSelling(this IEndpointRouteBuilder routes)
    {
        routes.MapCart();
        routes.MapCheckout();
        routes.MapPayments();
    }
}
