using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Events;

public sealed class SequencerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fact_that_was_written_first_and_committed_last_is_not_skipped()
    {
        await using var node = new EventNode(database);
        var before = await node.Log.HeadAsync(Ct);
        var (slow, quick) = (EventNode.Fact(), EventNode.Fact());
        var written = new TaskCompletionSource();
        var mayCommit = new TaskCompletionSource();
        var writing = node.Db.RunAsync(
            async (work, ct) =>
            {
                work.Publish(slow);
                await work.SaveAsync(ct);
                written.SetResult();
                await mayCommit.Task;
                await work.CommitAsync(ct);
                return true;
            },
            Ct);
        await written.Task;
        await node.PublishAsync(quick);
        await node.Sequencer.MoveAsync(100, Ct);
        var seen = await node.Log.ReadAsync(before, 10, Ct);
        mayCommit.SetResult();
        await writing;
        await node.Sequencer.MoveAsync(100, Ct);

        Assert.Equal([quick], seen.Select(happened => happened.Fact));
        Assert.Equal([slow], (await node.Log.ReadAsync(seen[^1].Position, 10, Ct)).Select(happened => happened.Fact));
    }

    [Fact]
    public async Task Facts_of_one_work_keep_their_order()
    {
        await using var node = new EventNode(database);
        var before = await node.Log.HeadAsync(Ct);
        IDomainEvent[] facts = [.. Enumerable.Range(0, 50).Select(_ => EventNode.Fact())];
        await node.PublishAsync(facts);
        await node.Sequencer.MoveAsync(100, Ct);

        Assert.Equal(facts, (await node.Log.ReadAsync(before, 100, Ct)).Select(happened => happened.Fact));
    }

    [Fact]
    public async Task Two_sequencers_and_many_writers_leave_no_gap_and_lose_nothing()
    {
        await using var first = await new EventNode(database).StartAsync();
        await using var second = await new EventNode(database).StartAsync();
        var before = await first.Log.HeadAsync(Ct);
        const int Writers = 8, Works = 25;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var node = writer % 2 == 0 ? first : second;
            for (var i = 0; i < Works; i++) await node.PublishAsync(EventNode.Fact(), EventNode.Fact());
        }));
        await Eventually.TrueAsync(async () => await first.Log.HeadAsync(Ct) == before + (Writers * Works * 2), "all facts are in the log");
        var logged = await first.Log.ReadAsync(before, 10_000, Ct);

        Assert.Equal(Enumerable.Range(1, Writers * Works * 2).Select(i => before + i), logged.Select(happened => happened.Position));
        Assert.Equal(logged.Count, logged.Select(happened => happened.Id).Distinct().Count());
        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from events.outbox"));
    }

    [Fact]
    public async Task Many_sequencers_at_once_give_each_position_once()
    {
        await using var node = new EventNode(database);
        var before = await node.Log.HeadAsync(Ct);
        const int Writers = 4, Works = 60, Sequencers = 4;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            for (var i = 0; i < Works; i++) await node.PublishAsync(EventNode.Fact());
        }));
        await Task.WhenAll(Enumerable.Range(0, Sequencers).Select(async _ =>
        {
            while (await node.Sequencer.MoveAsync(100, Ct) > 0 || !writing.IsCompleted)
            {
            }
        }));
        var logged = await node.Log.ReadAsync(before, 10_000, Ct);

        Assert.Equal(Enumerable.Range(1, Writers * Works).Select(i => before + i), logged.Select(happened => happened.Position));
    }

    [Fact]
    public async Task Work_that_is_rolled_back_leaves_no_fact()
    {
        await using var node = new EventNode(database);
        var before = await node.Log.HeadAsync(Ct);
        await node.Db.RunAsync(
            async (work, ct) =>
            {
                work.Publish(EventNode.Fact());
                await work.SaveAsync(ct);
                return true;
            },
            Ct);
        await node.Sequencer.MoveAsync(100, Ct);

        Assert.Equal(before, await node.Log.HeadAsync(Ct));
    }
}
