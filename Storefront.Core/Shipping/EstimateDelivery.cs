using Storefront.Core.Shared;

namespace Storefront.Core.Shipping;

/// <summary>What sending one piece within the shop's own country costs and when it arrives, before anything is in a cart.</summary>
public sealed class EstimateDelivery(ShippingBook shipping, ShopOptions shop, TimeProvider clock)
{
    /// <returns>The cheapest offer; nothing when the piece cannot be sent.</returns>
    public async Task<ShippingOffer?> ExecuteAsync(int weightGrams, Money price, CancellationToken ct)
    {
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), shop.Zone).DateTime;
        return (await shipping.NowAsync(ct)).For(new(shop.Country, weightGrams, price, local)).MinBy(offer => offer.Price.Minor);
    }
}
