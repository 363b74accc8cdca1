using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Shipping;

/// <summary>A way to get a parcel there, with its price and days.</summary>
public sealed record ShippingOffer(ShippingMethodId Method, string Name, string Carrier, Money Price, DateOnly From, DateOnly Until);

/// <summary>A parcel to be priced.</summary>
/// <param name="Now">Local time of the shop.</param>
public sealed record Parcel(string Country, long WeightGrams, Money Items, DateTime Now);

/// <summary>The shop's zones, ways of delivery, their prices and the carriers' days of rest as a whole.</summary>
public sealed record ShippingOffers(
    IReadOnlyList<ShippingZone> Zones, IReadOnlyList<ShippingMethod> Methods, IReadOnlyList<ShippingRate> Rates, IReadOnlyList<CarrierHoliday> Holidays)
{
    /// <summary>Two-letter codes of the countries that some zone names.</summary>
    public IReadOnlySet<string> Countries { get; } = Named(Zones);

    /// <returns>Offers in the merchant's order; empty: the shop does not deliver there, or not that heavy.</returns>
    public IReadOnlyList<ShippingOffer> For(Parcel parcel)
    {
        var zone = Zones.FirstOrDefault(zone => zone.Countries.Contains(parcel.Country)) ?? Zones.FirstOrDefault(zone => zone.Countries.Contains("*"));
        return Choose(parcel, [.. Methods.Where(method => method.ZoneId == zone?.Id)], Rates, Holidays);
    }

    /// <summary>The cheapest fitting rate of each method.</summary>
    public static IReadOnlyList<ShippingOffer> Choose(
        Parcel parcel, IReadOnlyList<ShippingMethod> methods, IReadOnlyList<ShippingRate> rates, IReadOnlyList<CarrierHoliday> holidays)
    {
        var offers = new List<ShippingOffer>();
        foreach (var method in methods)
        {
            var fitting = rates.Where(rate => rate.MethodId == method.Id && Fits(rate, parcel)).MinBy(rate => rate.AmountMinor);
            if (fitting is null) continue;
            var closed = holidays.Where(holiday => holiday.Carrier == method.Carrier).Select(holiday => holiday.Date).ToHashSet();
            var (from, until) = DeliveryDates.Of(parcel.Now, method.CutOff, method.MinDays, method.MaxDays, closed);
            offers.Add(new(method.Id, method.Name, method.Carrier, new(fitting.AmountMinor, fitting.Currency), from, until));
        }
        return offers;
    }

    private static IReadOnlySet<string> Named(IReadOnlyList<ShippingZone> zones)
    {
        var named = zones.SelectMany(zone => zone.Countries).ToHashSet();
        return named.Contains("*") ? Shared.Countries.All : named;
    }

    private static bool Fits(ShippingRate rate, Parcel parcel) =>
        rate.Currency == parcel.Items.Currency
        && !(parcel.WeightGrams > rate.MaxWeightGrams)
        && rate.MinTotalMinor <= parcel.Items.Minor;
}

/// <inheritdoc/>
public sealed class ShippingBook(IStorefrontDb db, TimeProvider clock) : Remembered<ShippingOffers>(db, clock)
{
    protected override async Task<ShippingOffers> ReadAsync(ITables tables, CancellationToken ct) => new(
        await tables.ShippingZones.ToListAsync(ct),
        await tables.ShippingMethods.OrderBy(method => method.Sort).ToListAsync(ct),
        await tables.ShippingRates.ToListAsync(ct),
        await tables.CarrierHolidays.ToListAsync(ct));
}
