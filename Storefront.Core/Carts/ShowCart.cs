using Storefront.Core.Pricing;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;

namespace Storefront.Core.Carts;

/// <summary>What the cart page shows: lines, what they come to, and what delivery to the shop's own country would cost.</summary>
public sealed class ShowCart(IStorefrontDb db, ShopOptions shop, TimeProvider clock)
{
    /// <param name="Delivery">The cheapest offer at home, as an estimate; null when nothing in the cart can be sent.</param>
    public sealed record View(IReadOnlyList<CartLine> Lines, Totals Totals, ShippingOffer? Delivery)
    {
        public int Pieces => Lines.Sum(line => line.Quantity);

        /// <summary>A line that cannot be bought as it stands.</summary>
        public bool Blocked => Lines.Any(line => line.Short || !line.ForSale);
    }

    public Task<View> ExecuteAsync(CustomerId? customer, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        var cart = customer is { } id ? await tables.OpenCartAsync(id, token) : null;
        if (cart is null) return new View([], Totals.Of(shop.SellingCurrency, [], 0, new Dictionary<string, AppliedRate>()), null);

        var now = clock.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, shop.Zone).DateTime;
        var lines = await tables.LinesAsync(cart, now, token);
        var rates = await TaxRates.ForAsync(tables, shop.Country, DateOnly.FromDateTime(local), token);
        var priced = lines.Select(line => line.Priced).ToList();
        var items = Totals.Of(cart.Currency, priced, 0, rates);
        var offers = lines.Count == 0 ? [] : await ShippingOffers.ForAsync(tables, new(shop.Country, lines.Sum(line => line.Weight), items.Items, local), token);
        var cheapest = offers.MinBy(offer => offer.Price.Minor);
        return new View(lines, Totals.Of(cart.Currency, priced, cheapest?.Price.Minor ?? 0, rates), cheapest);
    }, ct);
}
