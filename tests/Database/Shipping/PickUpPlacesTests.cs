using Microsoft.EntityFrameworkCore;
using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Pricing;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Inventory;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Shipping;

/// <summary>Where shoppers collect, from the offer to the order. Goods lie in two warehouses; only the second is a place.</summary>
public sealed class PickUpPlacesTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncLifetime
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await shop.OpenPlaceAsync(shop.Backroom);
        // Parcels leave from the other one: it is nearer to the address.
        await shop.Database.ScalarAsync<int>("update inventory.warehouses set country = 'IE', postcode = 'D01' where code = 'main'");
    }

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task What_is_to_be_collected_is_held_at_the_place_and_nowhere_else()
    {
        var goods = await shop.OfferAsync(pieces: 5, inBackroom: 3);

        var facts = await shop.ReadyToCollectAsync(_customer, shop.Backroom, goods, 2);

        Assert.Empty(facts.Problems);
        Assert.Equal((0, 2), await HeldAsync(goods));
    }

    [Fact]
    public async Task Who_collects_after_all_takes_his_goods_along_to_the_place()
    {
        var goods = await shop.OfferAsync(pieces: 5, inBackroom: 3);
        await shop.ReadyToOrderAsync(_customer, (goods.Sku, 2));
        Assert.Equal((2, 0), await HeldAsync(goods));

        await shop.CollectAtAsync(_customer, shop.Backroom);

        Assert.Equal((0, 2), await HeldAsync(goods));
    }

    [Fact]
    public async Task Who_collects_is_asked_for_no_address_and_pays_for_no_parcel()
    {
        var goods = await shop.OfferAsync(pieces: 0, inBackroom: 1);

        var facts = await shop.ReadyToCollectAsync(_customer, shop.Backroom, goods);

        Assert.Equal((2400, CheckoutStep.Payment), (facts.Totals.Total.Minor, facts.Next));
        Assert.Equal(("The back room", "2 Quay"), (facts.Place!.Name, facts.Place.Address.Line1));
    }

    [Fact]
    public async Task The_tax_is_that_of_the_place()
    {
        var place = WarehouseId.New();
        var zone = new TaxZone(TaxZoneId.New(), "There", ["DE"]);
        await shop.WorkAsync((work, _) =>
        {
            work.TaxZones.Add(zone);
            work.TaxRates.Add(new(zone.Id, "standard", "VAT 10 %", 10_000, new DateOnly(2020, 1, 1)));
            return Task.FromResult(true);
        });
        await shop.OpenPlaceAsync(place, "Over there", "DE");
        var goods = await shop.OfferAsync(pieces: 1);
        await shop.WorkAsync((work, _) => Task.FromResult(work.StockLevels.Add(new(goods.Id, place, 0))));
        await shop.ShelveAsync(goods.Id, place, 1);

        var facts = await shop.ReadyToCollectAsync(_customer, place, goods);

        Assert.Equal(["VAT 10 %"], facts.Totals.Taxes.Select(tax => tax.Name));
    }

    [Fact]
    public async Task What_is_sold_out_there_but_not_elsewhere_can_be_sent_but_not_collected()
    {
        var goods = await shop.OfferAsync(pieces: 5, inBackroom: 1);

        var facts = await shop.ReadyToCollectAsync(_customer, shop.Backroom, goods, 2);

        Assert.Equal([ProblemCode.NoPlaceHasAll], facts.Problems.Select(problem => problem.Code));
        Assert.Equal([goods.Id], facts.Places.Single(place => place.Id == shop.Backroom).Missing);
        Assert.Equal((0, 0), await HeldAsync(goods));
        Assert.IsType<PlaceOrder.Result.Incomplete>(await shop.OrderAsync(_customer, facts));

        Assert.Empty((await shop.ReadyToOrderAsync(CustomerId.New(), (goods.Sku, 2))).Problems);
    }

    [Fact]
    public async Task Goods_that_are_to_come_can_be_promised_there()
    {
        var goods = await shop.OfferAsync(pieces: 5);
        await shop.Database.ScalarAsync<int>($"update inventory.inventory set backorder_limit = 4 where variant_id = '{goods.Id}' and warehouse_id = '{shop.Backroom}'");

        var facts = await shop.ReadyToCollectAsync(_customer, shop.Backroom, goods, 2);

        Assert.Empty(facts.Problems);
        Assert.True(facts.Place!.Waits);
    }

    [Fact]
    public async Task Of_two_buyers_for_the_last_piece_at_a_place_one_gets_it_and_the_other_is_told_although_there_is_more_elsewhere()
    {
        var goods = await shop.OfferAsync(pieces: 10, inBackroom: 1);
        var facts = await shop.ReadyToCollectAsync(_customer, shop.Backroom, goods);
        shop.Clock.Advance(TimeSpan.FromMinutes(11));
        await shop.Get<ReleaseExpiredHolds>().ExecuteAsync(Ct);
        var other = new HoldRequest(CustomerId.New(), CheckoutId.New(), [new(goods.Id, 1)], shop.Clock.GetUtcNow().AddMinutes(10)) { At = shop.Backroom };

        var result = await StockRace.BetweenAsync(shop, (work, ct) => shop.Get<IStockLedger>().HoldAsync(work, other, ct), () => shop.OrderAsync(_customer, facts));

        Assert.Equal([ProblemCode.PlaceLacksSome], Assert.IsType<PlaceOrder.Result.Incomplete>(result).Problems.Select(problem => problem.Code));
        Assert.Equal((0, 1), await HeldAsync(goods));
    }

    [Fact]
    public async Task Fifty_buyers_at_once_for_the_last_three_pieces_at_a_place_place_three_orders()
    {
        var goods = await shop.OfferAsync(pieces: 100, inBackroom: 50);
        var ready = new List<CheckoutFacts>();
        for (var i = 0; i < 50; i++) ready.Add(await shop.ReadyToCollectAsync(CustomerId.New(), shop.Backroom, goods));
        shop.Clock.Advance(TimeSpan.FromMinutes(11));
        await shop.Get<ReleaseExpiredHolds>().ExecuteAsync(Ct);
        Assert.True(await shop.ShelveAsync(goods.Id, shop.Backroom, 3));

        var results = await Task.WhenAll(ready.Select(facts => Task.Run(() => shop.OrderAsync(facts.Cart.CustomerId, facts))));

        Assert.Equal(3, results.Count(result => result is PlaceOrder.Result.Placed));
        Assert.Equal((0, 3), await HeldAsync(goods));
    }

    [Fact]
    public async Task Two_who_change_places_with_each_other_do_not_wait_in_a_circle()
    {
        var (first, second) = (CustomerId.New(), CustomerId.New());
        var other = WarehouseId.New();
        await shop.OpenPlaceAsync(other, "The other room");
        var goods = await shop.OfferAsync(pieces: 0, inBackroom: 2);
        await shop.WorkAsync((work, _) => Task.FromResult(work.StockLevels.Add(new(goods.Id, other, 0))));
        await shop.ShelveAsync(goods.Id, other, 2);
        await shop.ReadyToCollectAsync(first, shop.Backroom, goods);
        await shop.ReadyToCollectAsync(second, other, goods);
        var before = await DeadlocksAsync();

        for (var turn = 0; turn < 20; turn++)
        {
            var (here, there) = turn % 2 == 0 ? (other, shop.Backroom) : (shop.Backroom, other);
            await Task.WhenAll(shop.CollectAtAsync(first, here), shop.CollectAtAsync(second, there));
        }

        Assert.Equal(before, await DeadlocksAsync());
        Assert.Equal((1, 1), ((await shop.StockAsync(goods.Id, shop.Backroom)).Held, (await shop.StockAsync(goods.Id, other)).Held));
    }

    private Task<long> DeadlocksAsync() => shop.Database.ScalarAsync<long>("select deadlocks from pg_stat_database where datname = current_database()");

    private async Task<(int Front, int Back)> HeldAsync(Goods goods) => ((await shop.StockAsync(goods.Id)).Held, (await shop.StockAsync(goods.Id, shop.Backroom)).Held);
}
