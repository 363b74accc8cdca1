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

    public static void MapSelling(this IEndpointRouteBuilder app)
    {
        // Pages answer posts to their own address, too: what their forms post to comes first.
        var routes = app.MapGroup("").WithOrder(-1);
        routes.MapCart();
        routes.MapCheckout();
        routes.MapPayments();
    }
}
