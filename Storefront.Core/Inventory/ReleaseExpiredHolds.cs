using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>Puts goods back on sale whose checkout was left alone too long. Holds that an unpaid order pinned are not touched.</summary>
public sealed class ReleaseExpiredHolds(IStorefrontDb db, IStockLedger stock, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <returns>How many holds were released.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var total = 0;
        int released;
        do
        {
            released = await db.RunAsync(async (work, token) =>
            {
                var count = await stock.ReleaseExpiredAsync(work, clock.GetUtcNow(), AtOnce, token);
                await work.CommitAsync(token);
                return count;
            }, ct);
            total += released;
        }
        while (released == AtOnce);
        return total;
    }
}
