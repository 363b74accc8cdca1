using Storefront.Core.Pricing;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;

namespace Storefront.Core.Carts;

/// <summary>What the cart page shows: lines, what they come to, and what delivery to the shop's own country would cost.</summary>
public sealed class ShowCart(IStorefrontDb db, TaxBook taxes, ShippingBook shipping, ShopOptions shop, TimeProvider clock)
{
    /// <param name="Delivery">The cheapest offer at home, as an estimate; null when nothing in the cart can be sent.</param>
    public sealed record View(IReadOnlyList<CartLine> Lines, Totals Totals, ShippingOffer? Delivery)
    {
        public int Pieces => Lines.Sum(line => line.Quantity);

        /// <summary>A line that cannot be bought as it stands.</summary>
        public bool Blocked => Lines.Any(line => line.Short || !line.ForSale);
    }

    public async Task<View> ExecuteAsync(CustomerId? customer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (currency, lines) = await db.ReadAsync(async (tables, token) =>
            customer is { } id && await tables.OpenCartAsync(id, token) is { } open ? (open.Cart.Currency, await tables.LinesAsync(open.Cart, open.Items, now, token)) : (shop.SellingCurrency, []), ct);

        var local = TimeZoneInfo.ConvertTime(now, shop.Zone).DateTime;
        var rates = (await taxes.NowAsync(ct)).For(shop.Country, DateOnly.FromDateTime(local));
        var priced = lines.Select(line => line.Priced).ToList();
        var items = Totals.Of(currency, priced, 0, rates);
        var offers = lines.Count == 0 ? [] : (await shipping.NowAsync(ct)).For(new(shop.Country, lines.Sum(line => line.Weight), items.Items, local));
        var cheapest = offers.MinBy(offer => offer.Price.Minor);
        return new View(lines, Totals.Of(currency, priced, cheapest?.Price.Minor ?? 0, rates), cheapest);
    }
}
