using Microsoft.EntityFrameworkCore;
using Storefront.Core.Audit;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Audit;

public sealed class RunSelfTestTests(SellingShop shop) : IClassFixture<SellingShop>
{
    private static readonly SelfTestRules s_rules = new(Units: 5, Buyers: 40, AtOnce: 8);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exactly_as_many_are_sold_as_there_are_and_nothing_is_left_behind()
    {
        var before = await RowsAsync();

        var test = Assert.IsType<RunSelfTest.Result.Ended>(await Test().ExecuteAsync(new(SellingShop.Staff), Ct)).Test;

        Assert.Equal((SelfTestState.Passed, 5, 5, 5), (test.State, test.Sold, test.Counted, test.Allocated));
        Assert.Equal((SellingShop.Staff, 40, 8), (test.By, test.Buyers, test.AtOnce));
        Assert.Equal(before, await RowsAsync());
        Assert.Equal(1000, (await shop.StockAsync(shop.Mug)).OnHand);
        await LedgerProof.HoldsAsync(shop.Database);
    }

    [Fact]
    public async Task Every_node_sees_the_last_run()
    {
        await Test().ExecuteAsync(new("clock"), Ct);
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        var last = Assert.IsType<RunSelfTest.Result.Ended>(await Test().ExecuteAsync(new(SellingShop.Staff), Ct)).Test;

        Assert.Equal(last.Id, (await new ShowSelfTest(shop.Db).ExecuteAsync(Ct))!.Id);
    }

    [Fact]
    public async Task Of_runs_that_begin_together_one_goes_on()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Test().ExecuteAsync(new("clock"), Ct)));

        Assert.Contains(results, result => result is RunSelfTest.Result.Ended { Test.State: SelfTestState.Passed });
        Assert.DoesNotContain(results, result => result is RunSelfTest.Result.Ended { Test.State: not SelfTestState.Passed });
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT count(*) FROM audit.self_tests WHERE state = 'Running'"));
    }

    [Fact]
    public async Task A_run_whose_node_died_holds_up_the_next_for_two_minutes_and_is_cleared_away()
    {
        var before = await RowsAsync();
        var dead = new SelfTest(s_rules, "clock", shop.Clock.GetUtcNow());
        await shop.WorkAsync(async (work, ct) =>
        {
            work.SelfTests.Add(dead);
            work.StockLevels.Add(new(dead.Variant, shop.Warehouse, 5));
            work.Movements.Add(new(dead.Variant, shop.Warehouse, MovementKind.Received, 5, "self-test", shop.Clock.GetUtcNow()));
            await work.SaveAsync(ct);
            await shop.Get<IStockLedger>().HoldAsync(work, new(CustomerId.New(), CheckoutId.New(), [new(dead.Variant, 2)], shop.Clock.GetUtcNow().AddMinutes(1)), ct);
            return true;
        });

        Assert.IsType<RunSelfTest.Result.UnderWay>(await Test().ExecuteAsync(new("clock"), Ct));
        shop.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.IsType<RunSelfTest.Result.Ended>(await Test().ExecuteAsync(new("clock"), Ct));

        Assert.Equal("CutOff", await shop.Database.ScalarAsync<string>($"SELECT state FROM audit.self_tests WHERE id = '{dead.Id}'"));
        Assert.Equal(before, await RowsAsync());
    }

    /// <summary>The twin: with a ledger that reads and then writes, the test of itself fails and says by how much.</summary>
    [Fact]
    public async Task A_ledger_that_oversells_is_found_out()
    {
        var naive = new RunSelfTest(shop.Db, new NaiveLedger(shop.Get<IStockLedger>()), s_rules, shop.Clock);

        var test = Assert.IsType<RunSelfTest.Result.Ended>(await naive.ExecuteAsync(new(SellingShop.Staff), Ct)).Test;

        Assert.Equal(SelfTestState.Failed, test.State);
        Assert.True(test.Sold > test.Units, $"sold {test.Sold}");
    }

    [Fact]
    public async Task A_run_that_faults_is_cut_off_and_clears_its_rows()
    {
        var before = await RowsAsync();
        var faulty = new RunSelfTest(shop.Db, new NaiveLedger(shop.Get<IStockLedger>()) { Fault = new InvalidOperationException("no") }, s_rules, shop.Clock);

        await Assert.ThrowsAsync<InvalidOperationException>(() => faulty.ExecuteAsync(new(SellingShop.Staff), Ct));

        Assert.Equal(SelfTestState.CutOff, (await new ShowSelfTest(shop.Db).ExecuteAsync(Ct))!.State);
        Assert.Equal(before, await RowsAsync());
    }

    private RunSelfTest Test() => new(shop.Db, shop.Get<IStockLedger>(), s_rules, shop.Clock);

    private async Task<string> RowsAsync() => (await shop.Database.ScalarAsync<string>("""
        SELECT format('%s shelves, %s movements, %s holds, %s allocations',
          (SELECT count(*) FROM inventory.inventory), (SELECT count(*) FROM inventory.movements), (SELECT count(*) FROM inventory.holds), (SELECT count(*) FROM inventory.allocations))
        """))!;

    /// <summary>What other shops do: look whether there is enough, and take it later.</summary>
    private sealed class NaiveLedger(IStockLedger real) : IStockLedger
    {
        private int _taken;

        public Exception? Fault { get; init; }

        public async Task<HoldOutcome> HoldAsync(IWork work, HoldRequest request, CancellationToken ct)
        {
            if (Fault is not null) throw Fault;
            var seen = Volatile.Read(ref _taken);
            await Task.Delay(20, ct);
            if (seen >= s_rules.Units) return new([new(request.Lines[0].Variant, 0)]);
            Interlocked.Increment(ref _taken);
            return new([]);
        }

        public Task<bool> PinAsync(IWork work, CheckoutId checkout, OrderId order, IReadOnlyList<StockLine> lines, DateTimeOffset deadline, CancellationToken ct) => Task.FromResult(true);

        public Task CommitAsync(IWork work, OrderId order, CancellationToken ct) => Task.CompletedTask;

        public Task<bool> TryCommitLateAsync(IWork work, OrderId order, HoldRequest request, CancellationToken ct) => real.TryCommitLateAsync(work, order, request, ct);

        public Task ReleaseAsync(IWork work, OrderId order, CancellationToken ct) => real.ReleaseAsync(work, order, ct);

        public Task ReleaseAsync(IWork work, CheckoutId checkout, CancellationToken ct) => real.ReleaseAsync(work, checkout, ct);

        public Task UncommitAsync(IWork work, OrderId order, IReadOnlyList<AllocatedLine> lines, CancellationToken ct) => real.UncommitAsync(work, order, lines, ct);

        public Task<bool> ShipAsync(IWork work, OrderId order, IReadOnlyList<AllocatedLine> lines, CancellationToken ct) => real.ShipAsync(work, order, lines, ct);

        public Task<int> ReleaseExpiredAsync(IWork work, DateTimeOffset now, IReadOnlyList<DueHold> due, CancellationToken ct) => real.ReleaseExpiredAsync(work, now, due, ct);

        public Task<IReadOnlyList<AllocatedLine>> AllocationsAsync(IWork work, OrderId order, CancellationToken ct) => real.AllocationsAsync(work, order, ct);
    }
}
