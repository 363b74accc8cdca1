using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Orders;
using Storefront.Infrastructure.Payments;

namespace Storefront.Tests.Faults.Scenarios;

/// <summary>The shop's use cases in this process, on the database and the Stripe of a site.</summary>
internal static class UseCases
{
    public static async Task<ServiceProvider> OpenAsync(SellingSite site, TimeProvider clock)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine([$"--ConnectionStrings:Storefront={site.ConnectionString}", .. site.Sandbox.ShopSettings]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(clock).AddSingleton(new ShopOptions());
        services.AddStorefrontDatabase(configuration, ShopProgram.Root).AddStorefrontOrders().AddStorefrontPayments(configuration, ShopProgram.Root);
        var shop = services.BuildServiceProvider();
        await shop.GetRequiredService<DatabaseConnection>().OpenAsync(CancellationToken.None);
        return shop;
    }
}
