using MudBlazor.Services;
using Storefront.Core.Catalog.Editing;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Inventory.Office;
using Storefront.Core.Inventory.Transfers;
using Storefront.Core.Notifications.Outbox;
using Storefront.Core.Orders.Office;
using Storefront.Core.Payments.Office;

namespace Storefront.Web.Shared.Admin;

/// <summary>The merchant's rooms: what their pages ask for. The shop's pages use none of it.</summary>
internal static class OfficeSetup
{
    public static IServiceCollection AddOffice(this IServiceCollection services)
    {
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.VisibleStateDuration = 6000;
            options.SnackbarConfiguration.ShowTransitionDuration = options.SnackbarConfiguration.HideTransitionDuration = 120;
        });
        services.AddScoped<BrowseOrders>().AddScoped<CountOrders>().AddScoped<FindOrder>().AddScoped<AddNote>();
        services.AddScoped<ShowPaymentFile>().AddScoped<ShowToSend>().AddScoped<ShowMoneyInbox>();
        services.AddScoped<BrowseProducts>().AddScoped<ListCategories>().AddScoped<ShowProductSheet>().AddScoped<EditProduct>().AddScoped<ChangePrices>().AddScoped<FindVariants>();
        services.AddScoped<ShowShelves>().AddScoped<ListSoldOut>();
        services.AddScoped<ReceiveStock>().AddScoped<CountStock>().AddScoped<SetShelfLimits>().AddScoped<DispatchTransfer>().AddScoped<ReceiveTransfer>();
        services.AddScoped<BrowseVariants>().AddScoped<ListShelves>().AddScoped<ShowStock>().AddScoped<ShowWarehouses>().AddScoped<SaveWarehouse>().AddScoped<ExplainStock>().AddScoped<BrowseTransfers>();
        services.AddScoped<BrowseMessages>().AddScoped<ShowMessage>().AddScoped<RetryMessage>();
        return services;
    }
}
