using System.Diagnostics;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Events;

public sealed class EventLogTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fact_reaches_its_own_node_at_once_and_the_other_node_soon()
    {
        var (here, there) = (new Witness(), new Witness());
        await using var one = await new EventNode(database, here).StartAsync();
        await using var two = await new EventNode(database, there).StartAsync();
        await one.PublishAsync(EventNode.Fact());
        await Eventually.TrueAsync(() => there.Seen.Count == 1, "both nodes are warm");
        var fact = EventNode.Fact();
        await one.PublishAsync(fact);
        var own = await Eventually.TrueAsync(() => here.Seen.Any(happened => fact.Equals(happened.Fact)), "own node");
        var other = await Eventually.TrueAsync(() => there.Seen.Any(happened => fact.Equals(happened.Fact)), "other node");

        Assert.InRange(own + other, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Waiting_ends_without_a_fact_when_its_time_is_over()
    {
        await using var node = new EventNode(database);
        var start = Stopwatch.GetTimestamp();
        var came = await node.Log.WaitForAsync(await node.Log.HeadAsync(Ct), TimeSpan.FromMilliseconds(300), Ct);

        Assert.False(came);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromMilliseconds(290), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Polling_finds_what_no_signal_told_of()
    {
        await using var writer = new EventNode(database);
        await using var reader = new EventNode(database);
        var head = await reader.Log.HeadAsync(Ct);
        var waiting = reader.Log.WaitForAsync(head, TimeSpan.FromSeconds(10), Ct);
        await writer.PublishAsync(EventNode.Fact());
        await writer.Sequencer.MoveAsync(100, Ct);

        Assert.True(await waiting);
    }

    [Fact]
    public async Task A_node_starts_at_the_head_or_where_its_consumer_says()
    {
        await using var earlier = new EventNode(database);
        await earlier.PublishAsync(EventNode.Fact(), EventNode.Fact());
        await earlier.Sequencer.MoveAsync(100, Ct);
        var head = await earlier.Log.HeadAsync(Ct);
        var (fresh, behind) = (new Witness(), new Witness(head - 1));
        await using var node = await new EventNode(database, fresh, behind).StartAsync();
        await node.PublishAsync(EventNode.Fact());
        await Eventually.TrueAsync(() => behind.Seen.Count == 2 && !fresh.Seen.IsEmpty, "both consumers caught up");

        Assert.Equal([head, head + 1], behind.Seen.Select(happened => happened.Position));
        Assert.Equal([head + 1], fresh.Seen.Select(happened => happened.Position));
    }

    [Fact]
    public async Task A_fact_of_an_unknown_type_is_delivered_without_its_content()
    {
        await using var node = new EventNode(database);
        var before = await node.Log.HeadAsync(Ct);
        await database.ScalarAsync<int>($$"""insert into events.outbox (id, type, payload, occurred_at) values ('{{Guid.CreateVersion7()}}', 'FromTheFuture', '{}', now())""");
        await node.Sequencer.MoveAsync(100, Ct);
        var happened = Assert.Single(await node.Log.ReadAsync(before, 10, Ct));

        Assert.Equal("FromTheFuture", happened.Type);
        Assert.Null(happened.Fact);
    }
}
