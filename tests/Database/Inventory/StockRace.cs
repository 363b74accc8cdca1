using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Inventory;

/// <summary>A race that ends the same way every time: the second comes while the first has done its work and not yet committed.</summary>
internal static class StockRace
{
    /// <summary>Runs the second in the middle of the first, which commits when the second waits for it.</summary>
    public static async Task<T> BetweenAsync<T>(SellingShop shop, Func<IWork, CancellationToken, Task> first, Func<Task<T>> second)
    {
        var running = default(Task<T>);
        await shop.WorkAsync(async (work, ct) =>
        {
            await first(work, ct);
            await work.SaveAsync(ct);
            running = Task.Run(second, ct);
            await Eventually.TrueAsync(
                async () => running.IsCompleted || await shop.Database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0,
                "a wait");
            Assert.False(running.IsCompleted, "The second did not meet the first.");
            return true;
        });
        return await running!;
    }
}
