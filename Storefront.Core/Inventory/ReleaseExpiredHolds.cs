using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>
/// Puts goods back on sale whose checkout was left alone too long. Holds that an unpaid order pinned are not touched. Many are
/// released at once; when one cannot be, it is found by halving, left for a person to see in the log, and the others go on.
/// </summary>
public sealed partial class ReleaseExpiredHolds(IStorefrontDb db, IStockLedger stock, TimeProvider clock, ILogger<ReleaseExpiredHolds> log)
{
    private const int AtOnce = 500;

    /// <summary>More bad rows than this in one run are no bad rows: the database is in trouble, and the job says so.</summary>
    private const int MostBad = 20;

    /// <returns>How many holds were released.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var (now, total, bad) = (clock.GetUtcNow(), 0, 0);
        TimeCursor? after = null;
        while (await DueAsync(now, after, ct) is { Count: > 0 } due)
        {
            total += await ReleaseAsync([.. due.Select(hold => new DueHold(hold.VariantId, hold.Id))]);
            after = new(due[^1].ExpiresAt, due[^1].Id.Value);
        }
        return total;

        async Task<int> ReleaseAsync(IReadOnlyList<DueHold> some)
        {
            try
            {
                return await TogetherAsync(some, now, ct);
            }
            catch (Exception fault) when (fault is not OperationCanceledException && bad < MostBad)
            {
                if (some.Count > 1) return await ReleaseAsync([.. some.Take(some.Count / 2)]) + await ReleaseAsync([.. some.Skip(some.Count / 2)]);
                bad++;
                LogBad(fault, some[0].Hold, some[0].Variant);
                return 0;
            }
        }
    }

    private Task<List<Hold>> DueAsync(DateTimeOffset now, TimeCursor? after, CancellationToken ct) => db.ReadAsync((tables, token) =>
    {
        var due = tables.Holds.Where(hold => hold.OrderId == null && hold.ExpiresAt <= now);
        if (after is { } cursor)
        {
            var id = HoldId.From(cursor.Id);
            due = due.Where(hold => hold.ExpiresAt > cursor.At || (hold.ExpiresAt == cursor.At && hold.Id.CompareTo(id) > 0));
        }
        return due.OrderBy(hold => hold.ExpiresAt).ThenBy(hold => hold.Id).Take(AtOnce).ToListAsync(token);
    }, ct);

    private Task<int> TogetherAsync(IReadOnlyList<DueHold> due, DateTimeOffset now, CancellationToken ct) => db.RunAsync(
        async (work, token) =>
        {
            var released = await stock.ReleaseExpiredAsync(work, now, due, token);
            await work.CommitAsync(token);
            return released;
        },
        ct);

    [LoggerMessage(Level = LogLevel.Error, Message = "Hold {Hold} of variant {Variant} lapsed and cannot be released; it is tried again")]
    private partial void LogBad(Exception fault, HoldId hold, VariantId variant);
}
