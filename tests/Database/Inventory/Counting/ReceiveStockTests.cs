using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Inventory.Counting;

public sealed class ReceiveStockTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Goods_that_come_in_lie_on_the_shelf_and_can_be_bought()
    {
        var goods = await shop.OfferAsync(0);

        Assert.Equal(new ReceiveStock.Result.Received(7), await ReceiveAsync(Act(goods), 7));

        await shop.BuyAsync(CustomerId.New(), (goods.Sku, 7));
        Assert.Equal(1L, await shop.Database.ScalarAsync<long>(
            $"select count(*) from inventory.movements where variant_id = '{goods.Id}' and kind = 'Received' and quantity = 7 and reference = 'note 12'"));
    }

    [Fact]
    public async Task A_warehouse_that_never_had_the_variant_gets_a_shelf_for_it()
    {
        var goods = new Goods(VariantId.New(), "new");

        Assert.Equal(new ReceiveStock.Result.Received(3), await ReceiveAsync(Act(goods), 3));

        Assert.Equal(3, (await shop.StockAsync(goods.Id)).Available);
    }

    [Fact]
    public async Task A_form_that_is_sent_ten_times_at_once_is_received_once()
    {
        var act = Act(await shop.OfferAsync(1));

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => ReceiveAsync(act, 5))));

        Assert.All(results, result => Assert.Equal(new ReceiveStock.Result.Received(6), result));
    }

    [Fact]
    public async Task Numbers_and_warehouses_that_cannot_be_are_refused()
    {
        var act = Act(await shop.OfferAsync(1));

        Assert.IsType<ReceiveStock.Result.BadQuantity>(await ReceiveAsync(act, 0));
        Assert.IsType<ReceiveStock.Result.BadQuantity>(await ReceiveAsync(act, ReceiveStock.Most + 1));
        Assert.IsType<ReceiveStock.Result.NoSuchWarehouse>(await ReceiveAsync(act with { Warehouse = WarehouseId.New() }, 1));
    }

    private ShelfAct Act(Goods goods) => new(MovementId.New(), goods.Id, shop.Warehouse, SellingShop.Staff, "note 12");

    private Task<ReceiveStock.Result> ReceiveAsync(ShelfAct act, int quantity) =>
        new ReceiveStock(shop.Db, shop.Get<IShelfLedger>()).ExecuteAsync(new(act, quantity), TestContext.Current.CancellationToken);
}
