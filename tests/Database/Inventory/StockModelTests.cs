using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Inventory;

/// <summary>
/// Ten thousand random sequences of everything that can happen to stock, each compared with a model after its last step, and all of
/// them with their movements, holds, allocations, tasks and transfers. A failure names what was done, in order.
/// magento/inventory#2078: salable and real quantity had diverged, and users asked for a way to reset both.
/// </summary>
public sealed class StockModelTests(SellingShop shop) : IClassFixture<SellingShop>
{
    private const int Sequences = 10_000;
    private const int Steps = 8;

    /// <summary>Sequences in one transaction, each on a variant of its own: a commit costs as much as many statements.</summary>
    private const int Batch = 100;

    private const int AtOnce = 3;

    [Fact]
    public async Task Any_sequence_of_operations_keeps_every_counter_equal_to_its_ledger()
    {
        var faults = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Sequences / Batch),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (batch, ct) =>
            {
                foreach (var fault in await RunAsync(batch * Batch, ct)) faults.Enqueue(fault);
            });

        Assert.Empty(faults);
        Assert.Equal((long)Sequences, await shop.Database.ScalarAsync<long>("select count(distinct variant_id) from inventory.movements where cause = 'model'"));
        await LedgerProof.HoldsAsync(shop.Database);
    }

    private Task<IReadOnlyList<string>> RunAsync(int firstSeed, CancellationToken ct) => shop.Db.RunAsync<IReadOnlyList<string>>(
        async (work, token) =>
        {
            var (stock, shelves) = (shop.Get<IStockLedger>(), shop.Get<IShelfLedger>());
            var sequences = Enumerable.Range(firstSeed, Batch)
                .Select(seed => new StockSequence(new(VariantId.New(), [shop.Warehouse, shop.Backroom]), new Random(seed), stock, shelves, shop.Clock)).ToList();
            foreach (var sequence in sequences)
            {
                foreach (var shelf in sequence.Model.Shelves)
                {
                    await shelves.ReceiveAsync(work, new(MovementId.New(), sequence.Model.Variant, shelf.Warehouse, "model"), 5, token);
                    shelf.OnHand = 5;
                }
                for (var step = 0; step < Steps; step++) await sequence.StepAsync(work, token);
            }
            await work.SaveAsync(token);
            var faults = await CompareAsync(work, sequences, token);
            await work.CommitAsync(token);
            return faults;
        },
        ct);

    private static async Task<IReadOnlyList<string>> CompareAsync(IWork work, IReadOnlyList<StockSequence> sequences, CancellationToken ct)
    {
        var variants = sequences.Select(sequence => sequence.Model.Variant).ToList();
        var levels = (await work.StockLevels.AsNoTracking().Where(level => variants.Contains(level.VariantId)).ToListAsync(ct)).ToDictionary(level => (level.VariantId, level.WarehouseId));
        return
        [
            .. from sequence in sequences
               from shelf in sequence.Model.Shelves
               let level = levels[(sequence.Model.Variant, shelf.Warehouse)]
               let counters = new[] { level.OnHand, level.Held, level.Committed, level.BackorderLimit, level.Safety, level.Shortage }
               where !counters.SequenceEqual(shelf.Counters)
               select $"{sequence.Story}: {string.Join('/', counters)} instead of {string.Join('/', shelf.Counters)}",
        ];
    }
}
