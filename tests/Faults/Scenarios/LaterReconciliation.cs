using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Reconciliation;

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
        await using var shop = await UseCases.OpenAsync(site, new ClockAhead(s_later));
        await using var scope = shop.CreateAsyncScope();
        var jobs = scope.ServiceProvider;
        await jobs.GetRequiredService<FetchEvents>().ExecuteAsync(CancellationToken.None);
        await jobs.GetRequiredService<ApplyProviderMessages>().ExecuteAsync(CancellationToken.None);
        await jobs.GetRequiredService<ExpireUnpaid>().ExecuteAsync(CancellationToken.None);
        await jobs.GetRequiredService<FinishMoney>().ExecuteAsync(CancellationToken.None);
        return await jobs.GetRequiredService<Reconcile>().ExecuteAsync(new("fault run"), CancellationToken.None);
    }

    private sealed class ClockAhead(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }
}
