using Storefront.Core.Pricing;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;

namespace Storefront.Core.Checkout;

/// <summary>What every checkout is judged by, as it stands at one moment.</summary>
public sealed record CheckoutRules(ShopOptions Shop, TaxRates Taxes, ShippingOffers Shipping, PickUpPlaces Places)
{
    /// <summary>True: where it could be collected is looked up for everybody; else only for who collects.</summary>
    public bool WithPlaces { get; init; }
}

/// <summary>Finds the rules. Ask before a unit of work begins (see <see cref="Remembered{T}"/>).</summary>
public sealed class CheckoutRulebook(ShopOptions shop, TaxBook taxes, ShippingBook shipping, PickUpBook places)
{
    public async ValueTask<CheckoutRules> NowAsync(CancellationToken ct) => new(shop, await taxes.NowAsync(ct), await shipping.NowAsync(ct), await places.NowAsync(ct));
}
