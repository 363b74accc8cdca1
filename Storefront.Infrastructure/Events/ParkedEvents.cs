using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Events;

/// <summary>Facts that a shared consumer could not digest. They are tried again by the clock, for the fault may have been mended meanwhile.</summary>
internal sealed partial class ParkedEvents(IStorefrontDb db, EventLog events, IEnumerable<IEventConsumer> consumers, TimeProvider clock, ILogger<ParkedEvents> log)
{
    public const int MaxFault = 500;

    private const int AtOnce = 200;

    /// <summary>Puts a fact aside and steps over it, unless another node got past it meanwhile.</summary>
    public Task ParkAsync(string consumer, IndigestibleEventException fault, CancellationToken ct) => db.RunAsync(
        async (work, token) =>
        {
            var context = work.Context();
            if (await CursorRow.LockAsync(context, consumer, token) != fault.Event.Position - 1) return false;
            context.Add(new ParkedRow
            {
                Consumer = consumer,
                Position = fault.Event.Position,
                ParkedAt = clock.GetUtcNow(),
                Fault = fault.Message[..Math.Min(MaxFault, fault.Message.Length)],
            });
            await CursorRow.MoveAsync(context, consumer, fault.Event.Position, token);
            await work.CommitAsync(token);
            ShopMeter.FactsParked.Add(1, new KeyValuePair<string, object?>("consumer", consumer));
            LogParked(fault.Event.Position, fault.Event.Type, consumer);
            return true;
        },
        ct);

    public async Task RetryAsync(CancellationToken ct)
    {
        var parked = await db.ReadAsync((tables, token) => tables.Set<ParkedRow>().OrderBy(row => row.ParkedAt).Take(AtOnce).ToListAsync(token), ct);
        foreach (var row in parked)
            if (consumers.FirstOrDefault(consumer => consumer.Name == row.Consumer) is { } consumer) await RetryAsync(consumer, row.Position, ct);
    }

    private async Task RetryAsync(IEventConsumer consumer, long position, CancellationToken ct)
    {
        try
        {
            await db.RunAsync((work, token) => DigestAsync(consumer, position, work, token), ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            LogStillParked(fault, position, consumer.Name);
        }
    }

    private async Task<bool> DigestAsync(IEventConsumer consumer, long position, IWork work, CancellationToken ct)
    {
        // Deleting first is the claim: of two nodes, one deletes a row.
        var claimed = await work.Set<ParkedRow>().Where(row => row.Consumer == consumer.Name && row.Position == position).ExecuteDeleteAsync(ct);
        if (claimed == 0) return false;
        await consumer.ConsumeAsync(await events.ReadAsync(work.Context(), position - 1, 1, ct), work, ct);
        await work.CommitAsync(ct);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Event {Position} ({Type}) is parked: consumer {Consumer} cannot digest it")]
    private partial void LogParked(long position, string type, string consumer);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Position} stays parked for consumer {Consumer}")]
    private partial void LogStillParked(Exception fault, long position, string consumer);
}

/// <summary>A consumer failed on one fact, and not because of the database.</summary>
internal sealed class IndigestibleEventException(LoggedEvent happened, Exception cause) : Exception($"{cause.GetType().Name}: {cause.Message}", cause)
{
    public LoggedEvent Event => happened;
}
