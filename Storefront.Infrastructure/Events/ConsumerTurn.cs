using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Events;

/// <summary>One step of a shared consumer: its rows and its cursor commit together or not at all.</summary>
internal sealed class ConsumerTurn(IDbContextFactory<StorefrontContext> contexts, IStorefrontDb db, EventLog events, EventSignals signals, TimeProvider clock)
{
    /// <summary>Consumes up to the head of the log. Answers the position reached, or null when another node is at it.</summary>
    /// <param name="batch">Facts in one transaction.</param>
    public async Task<long?> TakeAsync(IEventConsumer consumer, int batch, CancellationToken ct)
    {
        // Looking first costs no lock and no write while nothing happens.
        var position = await PositionAsync(consumer.Name, ct);
        var head = signals.Head;
        if (head <= position) head = await events.HeadAsync(ct);
        while (position < head)
        {
            var reached = await StepAsync(consumer, batch, ct);
            if (reached is null) return null;
            position = reached.Value;
        }
        return position;
    }

    private Task<long?> StepAsync(IEventConsumer consumer, int batch, CancellationToken ct) => db.RunAsync(
        async (work, token) =>
        {
            var context = work.Context();
            if (await CursorRow.LockAsync(context, consumer.Name, token) is not { } position) return default(long?);
            var facts = await events.ReadAsync(context, position, batch, token);
            if (facts.Count == 0) return position;
            await ConsumeAsync(consumer, facts, work, token);
            await CursorRow.MoveAsync(context, consumer.Name, facts[^1].Position, token);
            await work.CommitAsync(token);
            ShopMeter.ConsumerDelay.Record((clock.GetUtcNow() - facts[0].RecordedAt).TotalSeconds, new KeyValuePair<string, object?>("consumer", consumer.Name));
            return facts[^1].Position;
        },
        ct);

    private static async Task ConsumeAsync(IEventConsumer consumer, IReadOnlyList<LoggedEvent> facts, IWork work, CancellationToken ct)
    {
        try
        {
            await consumer.ConsumeAsync(facts, work, ct);
        }
        catch (Exception fault) when (facts.Count == 1 && !ct.IsCancellationRequested && !TransientFault.Is(fault))
        {
            throw new IndigestibleEventException(facts[0], fault);
        }
    }

    private async Task<long> PositionAsync(string consumer, CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        var found = await context.Set<CursorRow>().Where(row => row.Consumer == consumer).Select(row => (long?)row.Position).SingleOrDefaultAsync(ct);
        if (found is { } position) return position;
        await context.Database.ExecuteSqlAsync($"insert into events.cursors (consumer, position) values ({consumer}, 0) on conflict do nothing", ct);
        return 0;
    }
}
