using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Events;

public sealed class SharedConsumptionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_consumer_that_dies_after_its_work_leaves_each_row_once()
    {
        var consumer = new MessageWriter("dies", database.Clock) { Failures = 3 };
        await using var node = await new EventNode(database, consumer).StartAsync();
        await node.PublishAsync(Facts(20));
        await CaughtUpAsync(node, "dies");

        await AssertEachFactOnceAsync(node, "dies");
    }

    [Fact]
    public async Task Two_nodes_with_the_same_consumer_leave_each_row_once()
    {
        await using var first = await new EventNode(database, new MessageWriter("shared", database.Clock)).StartAsync();
        await using var second = await new EventNode(database, new MessageWriter("shared", database.Clock)).StartAsync();
        for (var i = 0; i < 30; i++) await (i % 2 == 0 ? first : second).PublishAsync(Facts(3));
        await CaughtUpAsync(first, "shared");

        await AssertEachFactOnceAsync(first, "shared");
    }

    [Fact]
    public async Task A_consumer_that_always_fails_stops_no_other()
    {
        var bad = new MessageWriter("bad", database.Clock) { Failures = int.MaxValue };
        var good = new MessageWriter("good", database.Clock);
        await using var node = await new EventNode(database, bad, good).StartAsync();
        await node.PublishAsync(Facts(5));
        await CaughtUpAsync(node, "good");

        Assert.Equal(0L, await RowsAsync("bad"));
        await AssertEachFactOnceAsync(node, "good");
    }

    [Fact]
    public async Task A_fact_that_cannot_be_digested_is_put_aside_and_tried_again_later()
    {
        var poison = EventNode.Fact();
        var consumer = new MessageWriter("picky", database.Clock) { Poison = poison };
        await using var node = await new EventNode(database, consumer).StartAsync();
        await node.PublishAsync([EventNode.Fact(), poison, EventNode.Fact()]);
        await CaughtUpAsync(node, "picky");
        var head = await node.Log.HeadAsync(Ct);
        Assert.Equal(head - 1, await RowsAsync("picky"));
        Assert.Equal("InvalidOperationException: cannot digest this", await database.ScalarAsync<string>("select fault from events.parked where consumer = 'picky'"));

        await node.Parked.RetryAsync(Ct);
        Assert.Equal(head - 1, await RowsAsync("picky"));
        consumer.Poison = null;
        await node.Parked.RetryAsync(Ct);

        await AssertEachFactOnceAsync(node, "picky");
        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from events.parked where consumer = 'picky'"));
    }

    private static IEnumerable<IDomainEvent> Facts(int count) => Enumerable.Range(0, count).Select(_ => EventNode.Fact());

    private async Task CaughtUpAsync(EventNode node, string consumer)
    {
        await Eventually.TrueAsync(async () => await database.ScalarAsync<long>("select count(*) from events.outbox") == 0, "the outbox is empty");
        var head = await node.Log.HeadAsync(Ct);
        await Eventually.TrueAsync(
            async () => await database.ScalarAsync<long>($"select position from events.cursors where consumer = '{consumer}'") == head,
            $"{consumer} caught up");
    }

    private async Task AssertEachFactOnceAsync(EventNode node, string consumer)
    {
        Assert.Equal(await node.Log.HeadAsync(Ct), await RowsAsync(consumer));
        Assert.Equal(await RowsAsync(consumer), await database.ScalarAsync<long>($"select count(distinct cause) from notifications.messages where cause like '{consumer}:%'"));
    }

    private Task<long> RowsAsync(string consumer) =>
        database.ScalarAsync<long>($"select count(*) from notifications.messages where cause like '{consumer}:%'");
}
