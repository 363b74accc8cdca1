using Storefront.Core.Inventory.Counting;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Inventory;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Inventory.Counting;

public sealed class AdjustStockTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly WarehouseId _warehouse = WarehouseId.New();

    private AdjustStock Adjust => new(database.Db, new StockLedger(new ShopOptions(), database.Clock));

    [Fact]
    public async Task A_count_is_stored_with_its_movement_and_announced()
    {
        var variant = await ShelfAsync(onHand: 10, committed: 2);

        Assert.Equal(new AdjustStock.Result.Adjusted(7), await CountAsync(variant, seen: 10, counted: 7));

        Assert.Equal(7, await OnHandAsync(variant));
        Assert.Equal(-3, await database.ScalarAsync<int>($"select quantity from inventory.movements where variant_id = '{variant}' and cause = 'ann@shop.example'"));
        Assert.Equal(1L, await database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'StockChanged' and payload::text like '%{variant}%'"));
    }

    [Fact]
    public async Task Less_than_is_promised_is_refused_and_says_how_much_that_is()
    {
        var variant = await ShelfAsync(onHand: 10, committed: 4);

        Assert.Equal(new AdjustStock.Result.MoreIsPromised(4), await CountAsync(variant, seen: 10, counted: 3));

        Assert.Equal(10, await OnHandAsync(variant));
    }

    [Fact]
    public async Task Of_two_counts_from_the_same_number_the_second_is_told()
    {
        var variant = await ShelfAsync(onHand: 10, committed: 0);

        var results = await Task.WhenAll(Task.Run(() => CountAsync(variant, seen: 10, counted: 8)), Task.Run(() => CountAsync(variant, seen: 10, counted: 9)));

        var stored = Assert.Single(results.OfType<AdjustStock.Result.Adjusted>());
        Assert.Equal(new AdjustStock.Result.ChangedBySomebodyElse(stored.OnHand), Assert.Single(results.OfType<AdjustStock.Result.ChangedBySomebodyElse>()));
        Assert.Equal(stored.OnHand, await OnHandAsync(variant));
    }

    [Fact]
    public async Task Less_than_nothing_is_refused() =>
        Assert.IsType<AdjustStock.Result.Negative>(await CountAsync(await ShelfAsync(onHand: 1, committed: 0), seen: 1, counted: -1));

    [Fact]
    public async Task A_shelf_that_is_not_there_is_said_not_to_be_there() =>
        Assert.IsType<AdjustStock.Result.NoSuchShelf>(await CountAsync(VariantId.New(), seen: 0, counted: 1));

    private Task<AdjustStock.Result> CountAsync(VariantId variant, int seen, int counted) =>
        Adjust.ExecuteAsync(new(variant, _warehouse, seen, counted, "ann@shop.example"), TestContext.Current.CancellationToken);

    private async Task<VariantId> ShelfAsync(int onHand, int committed)
    {
        var variant = VariantId.New();
        await database.ScalarAsync<int>(
            $"insert into inventory.inventory (variant_id, warehouse_id, on_hand, held, committed, backorder_limit, safety, shortage) values ('{variant}', '{_warehouse}', {onHand}, 0, {committed}, 0, 0, 0)");
        return variant;
    }

    private Task<int> OnHandAsync(VariantId variant) => database.ScalarAsync<int>($"select on_hand from inventory.inventory where variant_id = '{variant}'");
}
