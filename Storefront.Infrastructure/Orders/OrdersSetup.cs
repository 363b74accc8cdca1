using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Carts;
using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Pricing;
using Storefront.Core.Shipping;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Events;
using Storefront.Infrastructure.Inventory;

namespace Storefront.Infrastructure.Orders;

/// <summary>The selling core: carts, checkout, orders and their stock.</summary>
public static class OrdersSetup
{
    public static IServiceCollection AddStorefrontOrders(this IServiceCollection services)
    {
        services.AddSingleton<IStockLedger, StockLedger>();
        services.AddSingleton<IShelfLedger, ShelfLedger>();
        services.AddScoped<ReleaseExpiredHolds>();
        services.AddSingleton<OnStockRanLow>().AddSingleton<IEventConsumer, StockTaskConsumer>();
        services.AddSingleton<IOrderNumbers, OrderNumbers>();
        services.AddSingleton<OrderLinks>();
        services.AddSingleton<IOrderLinks>(sp => sp.GetRequiredService<OrderLinks>());
        services.AddSingleton<IStartupStep>(sp => sp.GetRequiredService<OrderLinks>());

        services.AddScoped<AddToCart>().AddScoped<SetQuantity>().AddScoped<ShowCart>().AddScoped<MergeCarts>().AddScoped<RefillCart>();
        services.AddSingleton<TaxBook>().AddSingleton<ShippingBook>().AddSingleton<PickUpBook>().AddSingleton<CheckoutRulebook>().AddSingleton<PlacingTurns>();
        services.AddScoped<SaveCheckout>().AddScoped<ShowCheckout>().AddScoped<PlaceOrder>().AddScoped<DraftOrder>().AddScoped<ShowOrder>().AddScoped<ShowUnpaid>().AddScoped<ListOwnOrders>();
        services.AddScoped<MakeReady>();
        return services;
    }
}
