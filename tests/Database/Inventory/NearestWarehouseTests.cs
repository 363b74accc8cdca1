using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Inventory;

/// <summary>What the policy decides is what the statements do.</summary>
public sealed class NearestWarehouseTests(SellingShop shop) : IClassFixture<SellingShop>
{
    [Fact]
    public async Task Goods_come_from_the_warehouse_whose_postcode_begins_like_the_address()
    {
        var goods = await shop.OfferAsync(5, inBackroom: 5);
        await shop.Database.ScalarAsync<int>("update inventory.warehouses set country = 'IE', postcode = case code when 'main' then 'F92' else 'D02' end");

        await shop.ReadyToOrderAsync(CustomerId.New(), (goods.Sku, 1)); // to D01

        Assert.Equal((0, 1), ((await shop.StockAsync(goods.Id)).Held, (await shop.StockAsync(goods.Id, shop.Backroom)).Held));
    }
}
