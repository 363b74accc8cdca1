using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Events;

internal sealed partial class EventLog(IDbContextFactory<StorefrontContext> contexts, EventSignals signals, ILogger<EventLog> log) : IEventLog
{
    /// <summary>How late a fact is seen at most when no signal came.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    public async Task<IReadOnlyList<LoggedEvent>> ReadAsync(long after, int max, CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        return await ReadAsync(context, after, max, ct);
    }

    /// <summary>The same over a connection that is already open.</summary>
    public async Task<IReadOnlyList<LoggedEvent>> ReadAsync(StorefrontContext context, long after, int max, CancellationToken ct)
    {
        var rows = await context.Set<LogRow>().AsNoTracking().Where(row => row.Position > after).OrderBy(row => row.Position).Take(max).ToListAsync(ct);
        return [.. rows.Select(row => new LoggedEvent(row.Position, row.RecordedAt, row.Id, row.Type, FactOf(row)))];
    }

    public async Task<long> HeadAsync(CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        var head = await context.Set<CursorRow>().Where(row => row.Consumer == CursorRow.Sequencer).Select(row => row.Position).SingleAsync(ct);
        signals.HearOf(head);
        return head;
    }

    public async Task<bool> WaitForAsync(long after, TimeSpan atMost, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        var beaten = false;
        while (true)
        {
            var beat = signals.Logged.Next;
            // What this node has heard of needs no question; without a signal the log is asked at every poll.
            if (signals.Head > after || (!beaten && await HeadAsync(ct) > after)) return true;
            var left = atMost - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero) return false;
            await Sleep.UntilAsync(beat, left < Poll ? left : Poll, ct);
            beaten = beat.IsCompleted;
        }
    }

    private IDomainEvent? FactOf(LogRow row)
    {
        try
        {
            return EventTypes.Read(row.Type, row.Payload);
        }
        catch (JsonException fault)
        {
            LogUnreadable(fault, row.Position, row.Type);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Position} of type {Type} cannot be read; consumers see it without its fact")]
    private partial void LogUnreadable(Exception fault, long position, string type);
}
