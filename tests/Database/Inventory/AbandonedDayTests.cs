using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Inventory;

/// <summary>Nothing that shoppers leave lying about stays held, and nothing stops the job that puts it back.</summary>
public sealed class AbandonedDayTests(TestCluster cluster) : IAsyncLifetime
{
    private const int Checkouts = 5_000;
    private const int AtOnce = 4;

    private readonly SellingShop _shop = new(cluster);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task After_a_day_of_5000_abandoned_checkouts_nothing_is_held()
    {
        var goods = new List<Goods>();
        for (var i = 0; i < 20; i++) goods.Add(await _shop.OfferAsync(40, inBackroom: 40));
        var (sweep, released, most) = (_shop.Get<ReleaseExpiredHolds>(), 0, 0L);

        // A checkout every 17 seconds of the day, and the job once a minute.
        foreach (var minute in Enumerable.Range(0, Checkouts).Chunk(AtOnce))
        {
            await Task.WhenAll(minute.Select(number => Task.Run(() => AbandonAsync(goods, number))));
            _shop.Clock.Advance(TimeSpan.FromDays(1) / Checkouts * AtOnce);
            released += await sweep.ExecuteAsync(Ct);
            if (minute[0] % 500 == 0) most = Math.Max(most, await HeldAsync());
        }
        _shop.Clock.Advance(TimeSpan.FromMinutes(10));
        released += await sweep.ExecuteAsync(Ct);

        Assert.True(most > 0 && released >= Checkouts, $"{most} pieces were held at most, {released} holds were released");
        Assert.Equal(0L, await HeldAsync());
        Assert.Equal(0L, await _shop.Database.ScalarAsync<long>("select count(*) from inventory.holds"));
        await LedgerProof.HoldsAsync(_shop.Database);
    }

    /// <summary>Sylius/Sylius#11768: one bad row stopped the whole job, for ever.</summary>
    [Fact]
    public async Task One_bad_row_never_stops_the_job_for_the_others()
    {
        var goods = new List<Goods>();
        for (var i = 0; i < 12; i++) goods.Add(await _shop.OfferAsync(5));
        foreach (var one in goods) await HoldAsync(one, 2);
        // A counter that knows of fewer pieces than the hold: letting go would make it negative, which the database refuses.
        await DamageAsync(goods[3], "held = 1");
        await DamageAsync(goods[8], "held = 1");
        _shop.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal(10, await _shop.Get<ReleaseExpiredHolds>().ExecuteAsync(Ct));
        Assert.Equal(2L, await _shop.Database.ScalarAsync<long>("select count(*) from inventory.holds"));

        await DamageAsync(goods[3], "held = 2");
        await DamageAsync(goods[8], "held = 2");
        Assert.Equal(2, await _shop.Get<ReleaseExpiredHolds>().ExecuteAsync(Ct));
        await LedgerProof.HoldsAsync(_shop.Database);
    }

    [Fact]
    public async Task A_database_in_trouble_is_not_taken_for_many_bad_rows()
    {
        var goods = await _shop.OfferAsync(100);
        for (var i = 0; i < 30; i++) await HoldAsync(goods, 2);
        await DamageAsync(goods, "held = 0");
        _shop.Clock.Advance(TimeSpan.FromMinutes(11));

        await Assert.ThrowsAnyAsync<Exception>(() => _shop.Get<ReleaseExpiredHolds>().ExecuteAsync(Ct));
    }

    /// <summary>One to three things, some wanted in two steps, some looked at again after a while.</summary>
    private async Task AbandonAsync(List<Goods> goods, int number)
    {
        var random = new Random(number);
        var (customer, checkout) = (CustomerId.New(), CheckoutId.New());
        var lines = Enumerable.Range(0, random.Next(1, 4)).Select(_ => goods[random.Next(goods.Count)]).Distinct().Select(one => new StockLine(one.Id, random.Next(1, 3))).ToList();
        for (var times = random.Next(1, 3); times > 0; times--)
            await _shop.WorkAsync((work, ct) => _shop.Get<IStockLedger>().HoldAsync(work, new(customer, checkout, lines, _shop.Clock.GetUtcNow().AddMinutes(random.Next(5, 11))), ct));
    }

    private Task<HoldOutcome> HoldAsync(Goods goods, int pieces) => _shop.WorkAsync((work, ct) => _shop.Get<IStockLedger>().HoldAsync(
        work, new(CustomerId.New(), CheckoutId.New(), [new(goods.Id, pieces)], _shop.Clock.GetUtcNow().AddMinutes(10)), ct));

    private Task<int> DamageAsync(Goods goods, string change) =>
        _shop.Database.ScalarAsync<int>($"update inventory.inventory set {change} where variant_id = '{goods.Id}' and warehouse_id = '{_shop.Warehouse}'");

    private Task<long> HeldAsync() => _shop.Database.ScalarAsync<long>("select sum(held) from inventory.inventory");
}
