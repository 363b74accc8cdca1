using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Inventory;

public sealed class LastUnitTests(TestCluster cluster)
{
    private const int Buyers = 50;
    private const int Units = 5;

    [Fact]
    public async Task Fifty_buyers_at_once_for_five_units_place_exactly_five_orders()
    {
        await using var shop = new SellingShop(cluster);
        await shop.InitializeAsync();

        var (goods, results) = await RaceAsync(shop, shop.Get<IStockLedger>());

        Assert.Equal(Units, results.Count(result => result is PlaceOrder.Result.Placed));
        Assert.All(results.Where(result => result is not PlaceOrder.Result.Placed), result =>
            Assert.True(result is PlaceOrder.Result.OutOfStock { Missing: ["Mug"] } or PlaceOrder.Result.Incomplete { Problems: [{ Code: ProblemCode.SoldOut }] }, result.ToString()));
        Assert.Equal(Units, (await shop.StockAsync(goods.Id)).Held);
        await LedgerProof.HoldsAsync(shop.Database);
    }

    [Fact]
    public async Task The_same_race_without_the_guard_oversells()
    {
        await using var shop = new SellingShop(cluster);
        await shop.InitializeAsync();
        await shop.Database.ScalarAsync<int>("alter table inventory.inventory drop constraint ck_inventory_no_oversell");

        var (goods, results) = await RaceAsync(shop, new UnguardedStockLedger(Buyers));

        Assert.Equal(Buyers, results.Count(result => result is PlaceOrder.Result.Placed));
        Assert.Equal((Units, Buyers), ((await shop.StockAsync(goods.Id)).OnHand, (await shop.StockAsync(goods.Id)).Held));
    }

    /// <summary>Everybody has filled in everything and looked at the last button; then all press it.</summary>
    private static async Task<(Goods Goods, IReadOnlyList<PlaceOrder.Result> Results)> RaceAsync(SellingShop shop, IStockLedger stock)
    {
        var goods = await shop.OfferAsync(Buyers);
        var ready = new List<CheckoutFacts>();
        for (var i = 0; i < Buyers; i++) ready.Add(await shop.ReadyToOrderAsync(CustomerId.New(), (goods.Sku, 1)));
        shop.Clock.Advance(TimeSpan.FromMinutes(11));
        await shop.Get<ReleaseExpiredHolds>().ExecuteAsync(TestContext.Current.CancellationToken);
        Assert.True(await shop.ShelveAsync(goods.Id, shop.Warehouse, Units));

        return (goods, await Task.WhenAll(ready.Select(facts => Task.Run(() => PlaceAsync(shop, stock, facts)))));
    }

    /// <summary>Everybody comes to another node, or a node would let in a few at once only.</summary>
    private static async Task<PlaceOrder.Result> PlaceAsync(SellingShop shop, IStockLedger stock, CheckoutFacts facts)
    {
        using var node = new PlacingTurns();
        return await new PlaceOrder(shop.Db, stock, shop.Get<IOrderNumbers>(), shop.Get<CheckoutRulebook>(), node, shop.Clock)
            .ExecuteAsync(new(facts.Cart.CustomerId, facts.Draft.Id, facts.Totals.Total), TestContext.Current.CancellationToken);
    }
}
