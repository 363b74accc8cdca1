using Storefront.Core.Carts;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Peers;

/// <summary>What users of other shops wrote about stock that nobody had and nobody could buy; docs/PEERS.md names the thread of each.</summary>
public sealed class StuckStockTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    /// <summary>Sylius/Sylius#3573, #7707.</summary>
    [Fact]
    public async Task A_shopper_who_gives_up_his_payment_and_tries_again_is_not_sold_out_by_himself()
    {
        var goods = await shop.OfferAsync(1);
        var first = await shop.PlaceAsync(_customer, (goods.Sku, 1));
        await shop.PayAsync(_customer, first, "pm_card_chargeDeclined");
        Assert.IsType<StartPayment.Result.Ready>(await shop.Get<StartPayment>().ExecuteAsync(new(_customer, first), Ct));

        Assert.IsType<CancelOrder.Result.Cancelled>(await shop.Get<CancelOrder>().ExecuteAsync(new(_customer, first, "shopper", UnpaidOnly: true), Ct));
        await shop.Get<RefillCart>().ExecuteAsync(new(_customer, first), Ct);
        var second = await shop.PlaceAsync(_customer, (goods.Sku, 1));
        await shop.Get<Settle>().ExecuteAsync(new(await shop.PayAsync(_customer, second), "return"), Ct);

        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, second)).Status);
    }

    /// <summary>Sylius/Sylius#11768.</summary>
    [Fact]
    public async Task One_order_that_cannot_be_given_up_stops_none_of_the_others()
    {
        var (bad, good) = (await shop.OfferAsync(5), await shop.OfferAsync(5));
        var stuck = await shop.PlaceAsync(_customer, (bad.Sku, 1));
        var others = new List<OrderId>();
        for (var i = 0; i < 3; i++) others.Add(await shop.PlaceAsync(_customer, (good.Sku, 1)));
        await shop.Database.ScalarAsync<int>($"update orders.orders set email = 'no address at all' where id = '{others[0]}'");
        // A counter that knows of fewer pieces than the hold: letting go would make it negative, which the database refuses.
        await shop.Database.ScalarAsync<int>($"update inventory.inventory set held = 0 where variant_id = '{bad.Id}'");
        shop.Clock.Advance(TimeSpan.FromHours(2));

        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);

        foreach (var order in others) Assert.Equal(OrderStatus.Expired, (await shop.OrderAsync(_customer, order)).Status);
        Assert.Equal(OrderStatus.PendingPayment, (await shop.OrderAsync(_customer, stuck)).Status);
        await shop.Database.ScalarAsync<int>($"update inventory.inventory set held = 1 where variant_id = '{bad.Id}' and warehouse_id = '{shop.Warehouse}'");
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);
        Assert.Equal(OrderStatus.Expired, (await shop.OrderAsync(_customer, stuck)).Status);
    }
}
