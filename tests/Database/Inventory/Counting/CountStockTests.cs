using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Inventory.Counting;

public sealed class CountStockTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task A_count_is_recorded_with_who_counted_and_why_even_when_nothing_differs()
    {
        var goods = await shop.OfferAsync(5);

        Assert.Equal(new CountStock.Result.Counted(5), await CountAsync(goods, seen: 5, counted: 5));
        Assert.Equal(new CountStock.Result.Counted(3), await CountAsync(goods, seen: 5, counted: 3));

        Assert.Equal(3, (await shop.StockAsync(goods.Id)).OnHand);
        Assert.Equal(2L, await shop.Database.ScalarAsync<long>(
            $"select count(*) from inventory.movements where variant_id = '{goods.Id}' and kind = 'Adjusted' and cause = '{SellingShop.Staff}' and reference = 'spring' and quantity in (0, -2)"));
    }

    [Fact]
    public async Task A_count_that_finds_less_than_is_promised_records_a_shortage_and_opens_one_task()
    {
        var goods = await shop.OfferAsync(5);
        await shop.BuyAsync(CustomerId.New(), (goods.Sku, 4));

        Assert.Equal(new CountStock.Result.Short(2, 2), await CountAsync(goods, seen: 5, counted: 2));
        Assert.Equal(new CountStock.Result.Short(1, 3), await CountAsync(goods, seen: 2, counted: 1));

        Assert.Equal((1, 3), ((await shop.StockAsync(goods.Id)).OnHand, (await shop.StockAsync(goods.Id)).Shortage));
        Assert.Equal((1, 0), await TasksAsync(goods));
    }

    [Fact]
    public async Task Goods_that_are_found_again_end_the_shortage_and_its_task()
    {
        var goods = await ShortAsync();

        await CountAsync(goods, seen: 1, counted: 3);
        Assert.Equal(1, (await shop.StockAsync(goods.Id)).Shortage);
        Assert.Equal((1, 0), await TasksAsync(goods));
        await CountAsync(goods, seen: 3, counted: 4);

        Assert.Equal(0, (await shop.StockAsync(goods.Id)).Shortage);
        Assert.Equal((0, 1), await TasksAsync(goods));
    }

    [Fact]
    public async Task Goods_that_come_in_end_the_shortage_and_its_task()
    {
        var goods = await ShortAsync();

        await new ReceiveStock(shop.Db, shop.Get<IShelfLedger>()).ExecuteAsync(new(Act(goods), 9), Ct);

        Assert.Equal((10, 0), ((await shop.StockAsync(goods.Id)).OnHand, (await shop.StockAsync(goods.Id)).Shortage));
        Assert.Equal((0, 1), await TasksAsync(goods));
    }

    [Fact]
    public async Task An_order_that_is_cancelled_ends_the_shortage_and_its_task()
    {
        var (goods, customer) = (await shop.OfferAsync(4), CustomerId.New());
        var order = await shop.BuyAsync(customer, (goods.Sku, 4));
        await CountAsync(goods, seen: 4, counted: 1);

        await shop.Get<CancelOrder>().ExecuteAsync(new(customer, order, SellingShop.Staff), Ct);

        Assert.Equal(0, (await shop.StockAsync(goods.Id)).Shortage);
        Assert.Equal((0, 1), await TasksAsync(goods));
    }

    [Fact]
    public async Task Nothing_can_be_held_where_goods_are_missing()
    {
        var goods = await ShortAsync();

        var outcome = await shop.WorkAsync((work, ct) => shop.Get<IStockLedger>().HoldAsync(
            work, new(CustomerId.New(), CheckoutId.New(), [new(goods.Id, 1)], shop.Clock.GetUtcNow().AddMinutes(10)), ct));

        Assert.Equal(new StockLine(goods.Id, 0), Assert.Single(outcome.Missing));
    }

    [Fact]
    public async Task Of_two_counts_from_the_same_number_the_second_is_told()
    {
        var goods = await shop.OfferAsync(9);

        var results = await Task.WhenAll(Task.Run(() => CountAsync(goods, 9, 8)), Task.Run(() => CountAsync(goods, 9, 7)));

        var stored = Assert.Single(results.OfType<CountStock.Result.Counted>());
        Assert.Equal(new CountStock.Result.ChangedBySomebodyElse(stored.OnHand), Assert.Single(results.OfType<CountStock.Result.ChangedBySomebodyElse>()));
    }

    [Fact]
    public async Task Numbers_and_shelves_that_cannot_be_are_refused()
    {
        Assert.IsType<CountStock.Result.BadQuantity>(await CountAsync(await shop.OfferAsync(1), 1, -1));
        Assert.IsType<CountStock.Result.NoSuchShelf>(await CountAsync(new Goods(VariantId.New(), "none"), 0, 1));
    }

    private async Task<Goods> ShortAsync()
    {
        var goods = await shop.OfferAsync(4);
        await shop.BuyAsync(CustomerId.New(), (goods.Sku, 4));
        await CountAsync(goods, seen: 4, counted: 1);
        return goods;
    }

    private Task<CountStock.Result> CountAsync(Goods goods, int seen, int counted) =>
        new CountStock(shop.Db, shop.Get<IShelfLedger>()).ExecuteAsync(new(Act(goods), seen, counted), Ct);

    private ShelfAct Act(Goods goods) => new(MovementId.New(), goods.Id, shop.Warehouse, SellingShop.Staff, "spring");

    private async Task<(long Open, long Closed)> TasksAsync(Goods goods)
    {
        var tasks = $"select count(*) from inventory.tasks where kind = 'Shortage' and variant_id = '{goods.Id}' and closed_at is";
        return (await shop.Database.ScalarAsync<long>($"{tasks} null"), await shop.Database.ScalarAsync<long>($"{tasks} not null"));
    }
}
