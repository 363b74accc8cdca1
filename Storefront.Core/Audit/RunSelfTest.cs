using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Audit;

/// <summary>
/// The shop tests itself: buyers compete for the few units of a variant that nobody can see or buy, by the same guarded statements as real
/// ones. Each run has a variant of its own, whose rows are gone when it ends; what a node left that died in the middle goes with the next run.
/// </summary>
public sealed class RunSelfTest(IStorefrontDb db, IStockLedger stock, SelfTestRules rules, TimeProvider clock)
{
    /// <summary>A run that has not ended by then never will.</summary>
    private static readonly TimeSpan s_giveUp = TimeSpan.FromMinutes(2);

    /// <param name="By">"clock", or a member of staff by mail address.</param>
    public sealed record Command(string By);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Ended(SelfTest Test) : Result;

        /// <summary>There is no warehouse to sell from yet.</summary>
        public sealed record NoWarehouse : Result;

        /// <summary>A run is under way, here or on another node.</summary>
        public sealed record UnderWay : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var warehouse = await db.ReadAsync(
            (tables, token) => tables.Warehouses.OrderBy(row => row.Priority).ThenBy(row => row.Id).Select(row => (WarehouseId?)row.Id).FirstOrDefaultAsync(token), ct);
        if (warehouse is not { } shelf) return new Result.NoWarehouse();
        if (await BeginAsync(command.By, ct) is not { } test) return new Result.UnderWay();
        try
        {
            var outcome = await CompeteAsync(test, shelf, ct);
            return new Result.Ended(await EndAsync(test, row => row.Ended(outcome, clock.GetUtcNow()), ct));
        }
        catch (Exception)
        {
            await EndAsync(test, row => row.CutOff(clock.GetUtcNow()), CancellationToken.None);
            throw;
        }
    }

    /// <returns>Null: another run is under way.</returns>
    private async Task<SelfTest?> BeginAsync(string by, CancellationToken ct)
    {
        var late = clock.GetUtcNow() - s_giveUp;
        var left = await db.ReadAsync((tables, token) => tables.SelfTests.Where(test => test.State == SelfTestState.Running && test.StartedAt < late).ToListAsync(token), ct);
        foreach (var dead in left) await EndAsync(dead, row => row.CutOff(clock.GetUtcNow()), ct);
        try
        {
            return await db.RunAsync<SelfTest?>(async (work, token) =>
            {
                if (await work.SelfTests.AnyAsync(test => test.State == SelfTestState.Running, token)) return null;
                var test = new SelfTest(rules, by, clock.GetUtcNow());
                work.SelfTests.Add(test);
                await work.CommitAsync(token);
                return test;
            }, ct);
        }
        catch (DbUpdateException)
        {
            // One run at a time is unique: another node was faster by a moment.
            return null;
        }
    }

    private async Task<SelfTestOutcome> CompeteAsync(SelfTest test, WarehouseId shelf, CancellationToken ct)
    {
        await db.RunAsync(async (work, token) =>
        {
            work.StockLevels.Add(new(test.Variant, shelf, rules.Units));
            work.Movements.Add(new(test.Variant, shelf, MovementKind.Received, rules.Units, $"self-test {test.Id}", clock.GetUtcNow()));
            await work.CommitAsync(token);
            return true;
        }, ct);
        var (start, sold) = (clock.GetTimestamp(), 0);
        await Parallel.ForEachAsync(Enumerable.Range(0, rules.Buyers), new ParallelOptions { MaxDegreeOfParallelism = rules.AtOnce, CancellationToken = ct }, async (_, token) =>
        {
            if (await BuyAsync(test, token)) Interlocked.Increment(ref sold);
        });
        var took = clock.GetElapsedTime(start);
        var variant = test.Variant;
        return await db.ReadAsync(async (tables, token) => new SelfTestOutcome(
            sold,
            await tables.StockLevels.Where(level => level.VariantId == variant).SumAsync(level => level.Committed + level.Held, token),
            await tables.Allocations.Where(row => row.VariantId == variant).SumAsync(row => row.Quantity, token),
            took), ct);
    }

    /// <summary>As an order goes: held for the checkout, pinned by the order, committed by its money.</summary>
    private Task<bool> BuyAsync(SelfTest test, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        var (order, deadline) = (OrderId.New(), clock.GetUtcNow().AddMinutes(1));
        var request = new HoldRequest(CustomerId.New(), CheckoutId.New(), [new(test.Variant, 1)], deadline);
        if (!(await stock.HoldAsync(work, request, token)).Complete) return false;
        if (!await stock.PinAsync(work, request.Checkout, order, request.Lines, deadline, token)) return false;
        await stock.CommitAsync(work, order, token);
        await work.CommitAsync(token);
        return true;
    }, ct);

    /// <summary>Takes everything away that the run put up. A run that was given up meanwhile stays so.</summary>
    private Task<SelfTest> EndAsync(SelfTest test, Action<SelfTest> end, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        var (id, variant) = (test.Id, test.Variant);
        await work.Holds.Where(row => row.VariantId == variant).ExecuteDeleteAsync(token);
        await work.Allocations.Where(row => row.VariantId == variant).ExecuteDeleteAsync(token);
        await work.Movements.Where(row => row.VariantId == variant).ExecuteDeleteAsync(token);
        await work.StockLevels.Where(row => row.VariantId == variant).ExecuteDeleteAsync(token);
        var run = await work.SelfTests.SingleAsync(row => row.Id == id, token);
        if (run.State == SelfTestState.Running) end(run);
        await work.CommitAsync(token);
        return run;
    }, ct);
}
