using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Shipping;

/// <summary>A way to get a parcel there, with its price and days.</summary>
public sealed record ShippingOffer(ShippingMethodId Method, string Name, string Carrier, Money Price, DateOnly From, DateOnly Until);

/// <summary>A parcel to be priced.</summary>
/// <param name="Now">Local time of the shop.</param>
public sealed record Parcel(string Country, long WeightGrams, Money Items, DateTime Now);

/// <summary>Finds what the shop offers for a parcel.</summary>
public static class ShippingOffers
{
    /// <returns>Offers in the merchant's order; empty: the shop does not deliver there, or not that heavy.</returns>
    public static async Task<IReadOnlyList<ShippingOffer>> ForAsync(ITables tables, Parcel parcel, CancellationToken ct)
    {
        var (ways, prices) = (tables.ShippingMethods, tables.ShippingRates);
        var rows = await (
            from zone in tables.ShippingZones
            where zone.Countries.Contains(parcel.Country) || zone.Countries.Contains("*")
            from method in ways.Where(method => method.ZoneId == zone.Id).DefaultIfEmpty()
            from rate in prices.Where(rate => rate.MethodId == method.Id).DefaultIfEmpty()
            orderby method.Sort
            select new { zone.Id, Named = zone.Countries.Contains(parcel.Country), Method = method, Rate = rate }).AsNoTracking().ToListAsync(ct);
        var found = rows.Find(row => row.Named) ?? rows.Find(row => !row.Named);
        var there = rows.FindAll(row => row.Id == found?.Id);
        var methods = there.Select(row => row.Method).OfType<ShippingMethod>().DistinctBy(method => method.Id).ToList();
        var rates = there.Select(row => row.Rate).OfType<ShippingRate>().ToList();
        var carriers = methods.Select(method => method.Carrier).Distinct().ToList();
        var today = DateOnly.FromDateTime(parcel.Now);
        var holidays = await tables.CarrierHolidays.Where(holiday => carriers.Contains(holiday.Carrier) && holiday.Date >= today).ToListAsync(ct);
        return Choose(parcel, methods, rates, holidays);
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

    private static bool Fits(ShippingRate rate, Parcel parcel) =>
        rate.Currency == parcel.Items.Currency
        && !(parcel.WeightGrams > rate.MaxWeightGrams)
        && rate.MinTotalMinor <= parcel.Items.Minor;
}
