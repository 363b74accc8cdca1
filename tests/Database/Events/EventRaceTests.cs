using Microsoft.EntityFrameworkCore;
using Storefront.Core.Notifications;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Events;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Events;

/// <summary>Two nodes at the same fact, and the twins that go without the guards.</summary>
public sealed class EventRaceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sequencer_that_waited_for_another_sees_what_was_written_meanwhile()
    {
        await using var node = new EventNode(database);
        var (before, late) = (await node.Log.HeadAsync(Ct), EventNode.Fact());
        var moving = default(Task<int>);
        await node.Db.RunAsync(
            async (work, ct) =>
            {
                await work.Set<CursorRow>().Where(row => row.Consumer == CursorRow.Sequencer).ExecuteUpdateAsync(set => set.SetProperty(row => row.Position, row => row.Position), ct);
                moving = Task.Run(() => node.Sequencer.MoveAsync(100, Ct), ct);
                await Eventually.TrueAsync(
                    () => database.ScalarAsync<bool>("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"), "the sequencer waits");
                await node.PublishAsync(late);
                return true;
            },
            Ct);

        Assert.Equal(1, await moving!);
        Assert.Equal([late], (await node.Log.ReadAsync(before, 10, Ct)).Select(happened => happened.Fact));
    }

    [Fact]
    public async Task A_fact_that_one_node_is_digesting_is_left_to_it()
    {
        var consumer = new MessageWriter("digest", database.Clock);
        await using var node = new EventNode(database, consumer);
        await node.Turn.TakeAsync(consumer, 200, Ct);
        await MovedAsync(node);
        var other = database.Commands.After("for update skip locked", () => node.Turn.TakeAsync(consumer, 200, Ct));

        Assert.NotNull(await node.Turn.TakeAsync(consumer, 200, Ct));

        Assert.Null(await other);
        Assert.Equal(await node.Log.HeadAsync(Ct), await RowsAsync("digest"));
    }

    [Fact]
    public async Task A_parked_fact_that_two_nodes_try_again_at_once_is_digested_once()
    {
        var poison = EventNode.Fact();
        var consumer = new MessageWriter("again", database.Clock) { Poison = poison };
        await using var node = await new EventNode(database, consumer).StartAsync();
        await node.PublishAsync(poison);
        await Eventually.TrueAsync(async () => await database.ScalarAsync<long>("select count(*) from events.parked where consumer = 'again'") == 1, "the fact is parked");
        consumer.Poison = null;
        var other = database.Commands.After("DELETE FROM events.parked", async () =>
        {
            await node.Parked.RetryAsync(Ct);
            return true;
        });

        await node.Parked.RetryAsync(Ct);

        await other;
        Assert.Equal(await node.Log.HeadAsync(Ct), await RowsAsync("again"));
    }

    [Fact]
    public async Task Twin_a_fact_that_two_nodes_look_for_and_then_digest_is_digested_twice()
    {
        await using var node = new EventNode(database);
        await MovedAsync(node);
        var head = await node.Log.HeadAsync(Ct);
        await database.ScalarAsync<int>($"insert into events.cursors (consumer, position) values ('unlocked', {head - 1})");
        var other = database.Commands.After("FROM events.cursors", () => LookAndDigestAsync(node));

        await LookAndDigestAsync(node);

        await other;
        Assert.Equal(2L, await RowsAsync("unlocked"));
    }

    [Fact]
    public async Task Twin_a_reader_that_goes_by_the_time_of_writing_skips_what_is_committed_late()
    {
        await using var node = new EventNode(database);
        var (slow, quick) = (EventNode.Fact(), EventNode.Fact());
        var seen = new List<string>();
        await node.Db.RunAsync(
            async (work, ct) =>
            {
                work.Publish(slow);
                await work.SaveAsync(ct);
                database.Clock.Advance(TimeSpan.FromSeconds(1));
                await node.PublishAsync(quick);
                await ReadByTimeAsync(seen);
                await work.CommitAsync(ct);
                return true;
            },
            Ct);
        await ReadByTimeAsync(seen);

        Assert.Contains(seen, payload => payload.Contains($"{quick.Product}", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, payload => payload.Contains($"{slow.Product}", StringComparison.Ordinal));
        await node.Sequencer.MoveAsync(100, Ct);
    }

    private static async Task MovedAsync(EventNode node)
    {
        await node.PublishAsync(EventNode.Fact());
        await node.Sequencer.MoveAsync(100, Ct);
    }

    private async Task<bool> LookAndDigestAsync(EventNode node) => await node.Db.RunAsync(
        async (work, ct) =>
        {
            var position = await work.Set<CursorRow>().Where(row => row.Consumer == "unlocked").Select(row => row.Position).SingleAsync(ct);
            foreach (var happened in await node.Log.ReadAsync(position, 10, ct))
                work.Messages.Add(new Message(MessageId.New(), "test", new("a@example.com", "en"), "{}", $"unlocked:{happened.Position}", database.Clock.GetUtcNow()));
            await work.Set<CursorRow>().Where(row => row.Consumer == "unlocked").ExecuteUpdateAsync(set => set.SetProperty(row => row.Position, row => row.Position + 1), ct);
            await work.CommitAsync(ct);
            return true;
        },
        Ct);

    /// <summary>Everything after the newest that was read before.</summary>
    private async Task ReadByTimeAsync(List<string> seen)
    {
        await using var context = database.CreateDbContext();
        var rows = await context.Set<OutboxRow>().AsNoTracking().Where(row => row.OccurredAt > _read).OrderBy(row => row.OccurredAt).ToListAsync(Ct);
        seen.AddRange(rows.Select(row => row.Payload));
        if (rows.Count > 0) _read = rows[^1].OccurredAt;
    }

    private DateTimeOffset _read = DateTimeOffset.MinValue;

    private Task<long> RowsAsync(string consumer) => database.ScalarAsync<long>($"select count(*) from notifications.messages where cause like '{consumer}:%'");
}
