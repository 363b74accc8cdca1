using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Orders;
using Storefront.Infrastructure.Payments;

namespace Storefront.Tests.Faults.Scenarios;

/// <summary>
/// What the clock starts with money, once, by a clock that is some minutes on, so that nobody has to wait: the missed events are fetched, unpaid orders
/// asked about, money of ended orders given back, and the books compared.
/// </summary>
internal static class LaterReconciliation
{
    /// <summary>Longer than the shop waits for what may still be under way.</summary>
    private static readonly TimeSpan s_later = TimeSpan.FromMinutes(4);

    public static async Task<ReconciliationRun> RunAsync(SellingSite site)
    {
        await using var shop = Build(site);
        await shop.GetRequiredService<DatabaseConnection>().OpenAsync(CancellationToken.None);
        await using var scope = shop.CreateAsyncScope();
        var jobs = scope.ServiceProvider;
        await jobs.GetRequiredService<FetchEvents>().ExecuteAsync(CancellationToken.None);
        await jobs.GetRequiredService<ApplyProviderMessages>().ExecuteAsync(CancellationToken.None);
        await jobs.GetRequiredService<ExpireUnpaid>().ExecuteAsync(CancellationToken.None);
        await jobs.GetRequiredService<FinishMoney>().ExecuteAsync(CancellationToken.None);
        return await jobs.GetRequiredService<Reconcile>().ExecuteAsync(new("fault run"), CancellationToken.None);
    }

    private static ServiceProvider Build(SellingSite site)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine([$"--ConnectionStrings:Storefront={site.ConnectionString}", .. site.Sandbox.ShopSettings]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new ClockAhead(s_later)).AddSingleton(new ShopOptions());
        services.AddStorefrontDatabase(configuration, ShopProgram.Root).AddStorefrontOrders().AddStorefrontPayments(configuration, ShopProgram.Root);
        return services.BuildServiceProvider();
    }

    private sealed class ClockAhead(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }
}
