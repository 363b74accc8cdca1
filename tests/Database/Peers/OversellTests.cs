using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Inventory;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Peers;

/// <summary>What users of other shops wrote about selling more than there was; docs/PEERS.md names the thread of each.</summary>
public sealed class OversellTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly IStockLedger _stock = shop.Get<IStockLedger>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    /// <summary>nopSolutions/nopCommerce#8085.</summary>
    [Fact]
    public async Task Two_orders_that_change_one_counter_at_once_lose_neither_change()
    {
        var goods = await shop.OfferAsync(9);

        await StockRace.BetweenAsync(shop, (work, ct) => HoldAsync(work, goods, 2, ct), () => shop.WorkAsync((work, ct) => HoldAsync(work, goods, 3, ct)));

        Assert.Equal(5, (await shop.StockAsync(goods.Id)).Held);
    }

    /// <summary>nopSolutions/nopCommerce#4184.</summary>
    [Fact]
    public async Task Stock_below_zero_is_refused_by_the_database_whoever_writes_it()
    {
        var goods = await shop.OfferAsync(3);
        await shop.WorkAsync((work, ct) => HoldAsync(work, goods, 3, ct));

        foreach (var written in new[] { "on_hand = -1", "on_hand = on_hand - 1", "held = held + 1", "committed = 1", "held = -1" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => shop.Database.ScalarAsync<int>($"update inventory.inventory set {written} where variant_id = '{goods.Id}' and warehouse_id = '{shop.Warehouse}'"));
            Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
        }
    }

    /// <summary>magento/inventory#2727.</summary>
    [Fact]
    public async Task Stock_that_two_offers_share_is_gone_from_both()
    {
        var (mug, pair) = (await shop.OfferAsync(5), await shop.OfferAsync(0));
        await using (var context = shop.Database.CreateDbContext())
        {
            context.Add(new BundleComponent(pair.Id, mug.Id, 2));
            await context.SaveChangesAsync(Ct);
        }

        await shop.PlaceAsync(CustomerId.New(), (mug.Sku, 2));

        Assert.Equal(new AddToCart.Result.OnlySomeLeft("Mug", 1), await shop.Get<AddToCart>().ExecuteAsync(new(CustomerId.New(), pair.Sku, 2), Ct));
        await shop.WorkAsync((work, ct) => HoldAsync(work, mug, 2, ct));
        Assert.Equal(new AddToCart.Result.OnlySomeLeft("Mug", 0), await shop.Get<AddToCart>().ExecuteAsync(new(CustomerId.New(), pair.Sku, 1), Ct));
    }

    /// <summary>Sylius/Sylius#12573.</summary>
    [Fact]
    public async Task Twenty_buyers_at_once_for_twenty_pieces_all_complete_their_order()
    {
        var goods = await shop.OfferAsync(20);
        var ready = new List<CheckoutFacts>();
        for (var i = 0; i < 20; i++) ready.Add(await shop.ReadyToOrderAsync(CustomerId.New(), (goods.Sku, 1)));

        var results = await Task.WhenAll(ready.Select(facts => Task.Run(() => shop.OrderAsync(facts.Cart.CustomerId, facts))));

        Assert.All(results, result => Assert.IsType<PlaceOrder.Result.Placed>(result));
    }

    private async Task<bool> HoldAsync(IWork work, Goods goods, int pieces, CancellationToken ct)
    {
        var outcome = await _stock.HoldAsync(work, new(CustomerId.New(), CheckoutId.New(), [new(goods.Id, pieces)], shop.Clock.GetUtcNow().AddMinutes(10)), ct);
        return outcome.Complete;
    }
}
