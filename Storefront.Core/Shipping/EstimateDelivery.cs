using Storefront.Core.Shared;

namespace Storefront.Core.Shipping;

/// <summary>What sending one piece within the shop's own country costs and when it arrives, before anything is in a cart.</summary>
public sealed class EstimateDelivery(IStorefrontDb db, ShopOptions shop, TimeProvider clock)
{
    /// <returns>The cheapest offer; nothing when the piece cannot be sent.</returns>
    public Task<ShippingOffer?> ExecuteAsync(int weightGrams, Money price, CancellationToken ct) => db.ReadAsync(
        async (tables, token) =>
        {
            var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), shop.Zone).DateTime;
            var offers = await ShippingOffers.ForAsync(tables, new(shop.Country, weightGrams, price, local), token);
            return offers.MinBy(offer => offer.Price.Minor);
        },
        ct);
}
