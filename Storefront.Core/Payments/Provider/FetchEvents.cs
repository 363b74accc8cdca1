using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>
/// Fetches from Stripe's list the events whose webhooks never came, while the shop was away or its address was wrong, and puts them
/// through the same inbox. Runs by the clock; what came by webhook is known and not taken twice.
/// </summary>
public sealed partial class FetchEvents(IStorefrontDb db, IProviderBooks books, ReceiveProviderMessage receive, ApplyProviderMessages apply, TimeProvider clock, ILogger<FetchEvents> log)
{
    private const string Cursor = "events";

    /// <summary>Stripe's list shows the newest events a little late.</summary>
    private static readonly TimeSpan s_overlap = TimeSpan.FromMinutes(5);

    /// <summary>A shop that never fetched begins here; Stripe keeps events for 30 days.</summary>
    private static readonly TimeSpan s_first = TimeSpan.FromHours(1);

    /// <returns>How many events were new to the shop.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var since = await db.ReadAsync((tables, token) => tables.ProviderCursors.Where(c => c.Name == Cursor).Select(c => (DateTimeOffset?)c.At).SingleOrDefaultAsync(token), ct)
            ?? clock.GetUtcNow() - s_first;
        if (await books.EventsSinceAsync(since - s_overlap, ct) is not GatewayAnswer<IReadOnlyList<ProviderEvent>>.Accepted { Value: var listed }) return 0;

        var missed = 0;
        foreach (var happened in await UnknownAsync(listed, ct))
        {
            if (await receive.ExecuteAsync(new(happened.Id, happened.Type, happened.IntentId, happened.Payload), ct) is not { } message) continue;
            missed++;
            await apply.ExecuteAsync([message], ct);
        }
        if (missed > 0) LogMissed(missed);
        // Also without any event: a shop that was away for long begins where it last looked.
        await MoveAsync(listed.Select(happened => happened.CreatedAt).DefaultIfEmpty(since).Max(), ct);
        return missed;
    }

    /// <summary>The oldest first, as they happened.</summary>
    private async Task<IReadOnlyList<ProviderEvent>> UnknownAsync(IReadOnlyList<ProviderEvent> listed, CancellationToken ct)
    {
        var ids = listed.Select(happened => happened.Id).ToList();
        var known = await db.ReadAsync((tables, token) => tables.ProviderInbox.Where(m => ids.Contains(m.EventId)).Select(m => m.EventId).ToHashSetAsync(token), ct);
        return [.. listed.Where(happened => !known.Contains(happened.Id)).OrderBy(happened => happened.CreatedAt)];
    }

    /// <summary>After all of them are kept: a stop in between fetches them again.</summary>
    private Task<bool> MoveAsync(DateTimeOffset newest, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        if (await work.ProviderCursors.SingleOrDefaultAsync(c => c.Name == Cursor, token) is { } cursor) cursor.MoveTo(newest);
        else work.ProviderCursors.Add(new(Cursor, newest));
        await work.CommitAsync(token);
        return true;
    }, ct);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} events of Stripe came by no webhook and were fetched; look at the webhook's address if this goes on")]
    private partial void LogMissed(int count);
}

/// <summary>How far a list of Stripe's was read.</summary>
public sealed class ProviderCursor
{
    private ProviderCursor()
    {
    }

    public ProviderCursor(string name, DateTimeOffset at)
    {
        Name = name;
        At = at;
    }

    public string Name { get; private set; } = "";

    /// <summary>When the newest thing that was read happened, by Stripe's clock.</summary>
    public DateTimeOffset At { get; private set; }

    public void MoveTo(DateTimeOffset at) => At = at > At ? at : At;
}
