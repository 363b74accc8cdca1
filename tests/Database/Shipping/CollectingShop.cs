using Storefront.Core.Carts;
using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Office;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Shipping;

/// <summary>What shoppers and staff do where orders are collected.</summary>
internal static class CollectingShop
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Lets shoppers collect at a warehouse.</summary>
    public static async Task OpenPlaceAsync(this SellingShop shop, WarehouseId place, string name = "The back room", string country = "IE")
    {
        var terms = new WarehouseTerms { Name = "Backroom", Priority = 2, Street = "2 Quay", City = "Dublin", Postcode = "D02", Country = country, Collects = true, PlaceName = name, Opening = "Daily from 9\nRing twice" };
        Assert.IsType<SaveWarehouse.Result.Saved>(await new SaveWarehouse(shop.Db).ExecuteAsync(new(place, $"{place.Value:N}", terms), Ct));
        shop.Clock.Advance(PickUpBook.Oldest); // from then on every node knows the place
    }

    /// <summary>A shopper with goods in the cart who wants to collect them there.</summary>
    public static async Task<CheckoutFacts> ReadyToCollectAsync(this SellingShop shop, CustomerId customer, WarehouseId place, Goods goods, int pieces = 1)
    {
        await shop.Get<AddToCart>().ExecuteAsync(new(customer, goods.Sku, pieces), Ct);
        return await shop.CollectAtAsync(customer, place);
    }

    public static async Task<CheckoutFacts> CollectAtAsync(this SellingShop shop, CustomerId customer, WarehouseId place)
    {
        var contact = new ContactDraft { Way = ContactDraft.Collect, Email = "ada@example.org", Name = "Ada Byron" };
        return Assert.IsType<SaveCheckout.Result.Saved>(await shop.Get<SaveCheckout>().ExecuteAsync(new(customer, contact, Place: place), Ct)).Facts;
    }

    /// <summary>Ordered, paid and placed.</summary>
    public static async Task<OrderId> BuyToCollectAsync(this SellingShop shop, CustomerId customer, WarehouseId place, Goods goods, int pieces = 1)
    {
        var placed = Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(customer, await shop.ReadyToCollectAsync(customer, place, goods, pieces)));
        await shop.Get<Settle>().ExecuteAsync(new(await shop.PayAsync(customer, placed.Order), "return"), Ct);
        return placed.Order;
    }
}
