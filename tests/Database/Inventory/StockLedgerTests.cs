using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Inventory;

public sealed class StockLedgerTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private static readonly CustomerId s_shopper = CustomerId.New();

    private readonly IStockLedger _ledger = shop.Get<IStockLedger>();

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task What_is_held_is_no_longer_available_and_what_is_missing_says_how_much_is_left()
    {
        var goods = await shop.OfferAsync(5);

        Assert.True((await HoldAsync(CheckoutId.New(), (goods, 3))).Complete);
        var outcome = await HoldAsync(CheckoutId.New(), (goods, 3));

        Assert.Equal(new StockLine(goods.Id, 2), Assert.Single(outcome.Missing));
        Assert.Equal(3, (await shop.StockAsync(goods.Id)).Held);
    }

    [Fact]
    public async Task A_line_that_cannot_be_had_does_not_cost_the_others_their_hold()
    {
        var (few, many) = (await shop.OfferAsync(1), await shop.OfferAsync(9));

        var outcome = await HoldAsync(CheckoutId.New(), (few, 2), (many, 2));

        Assert.Equal(few.Id, Assert.Single(outcome.Missing).Variant);
        Assert.Equal((0, 2), ((await shop.StockAsync(few.Id)).Held, (await shop.StockAsync(many.Id)).Held));
    }

    [Fact]
    public async Task Holding_again_holds_exactly_what_is_wanted_now()
    {
        var (goods, other) = (await shop.OfferAsync(5), await shop.OfferAsync(5));
        var checkout = CheckoutId.New();

        await HoldAsync(checkout, (goods, 4), (other, 1));
        Assert.True((await HoldAsync(checkout, (goods, 5))).Complete);
        Assert.Equal((5, 0), ((await shop.StockAsync(goods.Id)).Held, (await shop.StockAsync(other.Id)).Held));
        Assert.True((await HoldAsync(checkout, (goods, 2))).Complete);
        Assert.Equal(2, (await shop.StockAsync(goods.Id)).Held);
    }

    [Fact]
    public async Task Two_tabs_at_once_count_what_the_shopper_holds_once()
    {
        var goods = await shop.OfferAsync(3);
        var facts = await shop.ReadyToOrderAsync(CustomerId.New(), (goods.Sku, 3));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => HoldAsync(facts.Draft.Id, facts.Cart.CustomerId, (goods, 3))));

        Assert.Equal(3, (await shop.StockAsync(goods.Id)).Held);
    }

    [Fact]
    public async Task Goods_come_from_the_first_warehouse_that_has_all_of_them()
    {
        var goods = await shop.OfferAsync(2, inBackroom: 5);

        await HoldAsync(CheckoutId.New(), (goods, 3));

        Assert.Equal((0, 3), await HeldAsync(goods));
    }

    [Fact]
    public async Task Goods_that_no_warehouse_has_alone_come_from_several()
    {
        var goods = await shop.OfferAsync(2, inBackroom: 5);

        Assert.True((await HoldAsync(CheckoutId.New(), (goods, 6))).Complete);
        Assert.Equal((2, 4), await HeldAsync(goods));
        Assert.Equal(1, Assert.Single((await HoldAsync(CheckoutId.New(), (goods, 2))).Missing).Quantity);
        Assert.Equal((2, 4), await HeldAsync(goods));
    }

    [Fact]
    public async Task Holds_that_lapsed_are_released_and_those_that_an_order_pinned_are_not()
    {
        var goods = await shop.OfferAsync(5);
        await HoldAsync(CheckoutId.New(), (goods, 2));
        await shop.PlaceAsync(CustomerId.New(), (goods.Sku, 1));

        shop.Clock.Advance(TimeSpan.FromMinutes(11));
        await shop.Get<ReleaseExpiredHolds>().ExecuteAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, (await shop.StockAsync(goods.Id)).Held);
    }

    [Fact]
    public async Task A_shopper_who_acts_just_when_the_hold_lapses_keeps_it()
    {
        var (first, second) = (await shop.OfferAsync(1), await shop.OfferAsync(1));
        var facts = await shop.ReadyToOrderAsync(CustomerId.New(), (first.Sku, 1), (second.Sku, 1));
        var (checkout, customer) = (facts.Draft.Id, facts.Cart.CustomerId);
        await HoldAsync(checkout, customer, (first, 1));
        shop.Clock.Advance(TimeSpan.FromMinutes(11));

        // The second shelf is busy, so that the shopper waits in the middle of holding; the sweeper comes meanwhile.
        Task<HoldOutcome> acting = Task.FromResult(new HoldOutcome([]));
        await shop.WorkAsync(async (work, ct) =>
        {
            await work.StockLevels.Where(level => level.VariantId == second.Id).ExecuteUpdateAsync(set => set.SetProperty(level => level.Safety, level => level.Safety), ct);
            acting = HoldAsync(checkout, customer, (first, 1), (second, 1));
            await WaitingAsync();
            await shop.Get<ReleaseExpiredHolds>().ExecuteAsync(ct);
            return true;
        });

        Assert.True((await acting).Complete);
        Assert.Equal((1, 1), ((await shop.StockAsync(first.Id)).Held, (await shop.StockAsync(second.Id)).Held));
    }

    [Fact]
    public async Task What_one_warehouse_owes_does_not_make_another_poorer()
    {
        var goods = await shop.OfferAsync(0, inBackroom: 5);
        await shop.Database.ScalarAsync<int>($"update inventory.inventory set safety = 3 where variant_id = '{goods.Id}' and warehouse_id = '{shop.Warehouse}'");

        var listed = await shop.Get<ListAvailable>().ExecuteAsync([goods.Id], TestContext.Current.CancellationToken);

        Assert.Equal(new ListAvailable.Stock(5, 5), listed[goods.Id]);
        Assert.True((await HoldAsync(CheckoutId.New(), (goods, 5))).Complete);
    }

    [Fact]
    public async Task Carts_of_the_same_goods_in_opposite_order_never_deadlock()
    {
        var (first, second) = (await shop.OfferAsync(100), await shop.OfferAsync(100));
        var before = await DeadlocksAsync();

        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() =>
            i % 2 == 0 ? HoldAsync(CheckoutId.New(), (first, 1), (second, 1)) : HoldAsync(CheckoutId.New(), (second, 1), (first, 1)))));

        Assert.Equal((24, 24), ((await shop.StockAsync(first.Id)).Held, (await shop.StockAsync(second.Id)).Held));
        Assert.Equal(before, await DeadlocksAsync());
    }

    [Fact]
    public async Task Carts_that_swap_their_goods_never_deadlock()
    {
        var (first, second) = (await shop.OfferAsync(100), await shop.OfferAsync(100));
        var checkouts = Enumerable.Range(0, 12).Select(_ => CheckoutId.New()).ToList();
        foreach (var (checkout, i) in checkouts.Select((checkout, i) => (checkout, i))) await HoldAsync(checkout, (i % 2 == 0 ? first : second, 2));
        var before = await DeadlocksAsync();

        await Task.WhenAll(checkouts.Select((checkout, i) => Task.Run(() => HoldAsync(checkout, (i % 2 == 0 ? second : first, 3)))));

        Assert.Equal((18, 18), ((await shop.StockAsync(first.Id)).Held, (await shop.StockAsync(second.Id)).Held));
        Assert.Equal(before, await DeadlocksAsync());
    }

    private Task<HoldOutcome> HoldAsync(CheckoutId checkout, params (Goods Goods, int Pieces)[] lines) => HoldAsync(checkout, s_shopper, lines);

    private Task<HoldOutcome> HoldAsync(CheckoutId checkout, CustomerId customer, params (Goods Goods, int Pieces)[] lines) =>
        shop.WorkAsync((work, ct) => _ledger.HoldAsync(
            work, new(customer, checkout, [.. lines.Select(line => new StockLine(line.Goods.Id, line.Pieces))], shop.Clock.GetUtcNow().AddMinutes(10)), ct));

    private async Task<(int, int)> HeldAsync(Goods goods) => ((await shop.StockAsync(goods.Id)).Held, (await shop.StockAsync(goods.Id, shop.Backroom)).Held);

    /// <summary>Until somebody waits for a row that another has locked.</summary>
    private Task WaitingAsync() => Storefront.Tests.Shared.Eventually.TrueAsync(
        async () => await shop.Database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0, "a wait");

    private async Task<long> DeadlocksAsync()
    {
        await shop.Database.ScalarAsync<bool>("select pg_stat_force_next_flush() is not null");
        return await shop.Database.ScalarAsync<long>("select deadlocks from pg_stat_database where datname = current_database()");
    }
}
