using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Events;

/// <summary>One step of a shared consumer: its rows and its cursor commit together or not at all.</summary>
internal sealed class ConsumerTurn(IDbContextFactory<StorefrontContext> contexts, IStorefrontDb db, EventLog events)
{
    public const int Batch = 200;

    /// <summary>Consumes up to the head of the log. Answers the position reached, or null when another node is at it.</summary>
    public async Task<long?> TakeAsync(IEventConsumer consumer, CancellationToken ct)
    {
        // Looking first costs no lock and no write while nothing happens.
        var position = await PositionAsync(consumer.Name, ct);
        var head = await events.HeadAsync(ct);
        while (position < head)
        {
            var reached = await StepAsync(consumer, Batch, ct);
            if (reached is null) return null;
            position = reached.Value;
        }
        return position;
    }

    /// <summary>Consumes one batch. Answers the position reached, or null when another node is at it.</summary>
    public Task<long?> StepAsync(IEventConsumer consumer, int max, CancellationToken ct) => db.RunAsync(
        async (work, token) =>
        {
            var context = work.Context();
            long[] mine = await context.Database
                .SqlQuery<long>($"select position as \"Value\" from events.cursors where consumer = {consumer.Name} for update skip locked")
                .ToArrayAsync(token);
            if (mine is not [var position]) return default(long?);
            var facts = await events.ReadAsync(context, position, max, token);
            if (facts.Count == 0) return position;
            await consumer.ConsumeAsync(facts, work, token);
            await context.Database.ExecuteSqlAsync($"update events.cursors set position = {facts[^1].Position} where consumer = {consumer.Name}", token);
            await work.CommitAsync(token);
            return facts[^1].Position;
        },
        ct);

    private async Task<long> PositionAsync(string consumer, CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        var found = await context.Set<CursorRow>().Where(row => row.Consumer == consumer).Select(row => (long?)row.Position).SingleOrDefaultAsync(ct);
        if (found is { } position) return position;
        await context.Database.ExecuteSqlAsync($"insert into events.cursors (consumer, position) values ({consumer}, 0) on conflict do nothing", ct);
        return 0;
    }
}
