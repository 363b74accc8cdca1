using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Pricing;

/// <summary>Finds the tax rates of a destination.</summary>
public static class TaxRates
{
    /// <summary>Tax class to rate for a country on a day. A class without a rate there is not taxed.</summary>
    public static async Task<IReadOnlyDictionary<string, AppliedRate>> ForAsync(ITables tables, string country, DateOnly day, CancellationToken ct)
    {
        var dated = tables.TaxRates.Where(rate => rate.From <= day);
        var rows = await (
            from zone in tables.TaxZones
            where zone.Countries.Contains(country) || zone.Countries.Contains("*")
            from rate in dated.Where(rate => rate.ZoneId == zone.Id).DefaultIfEmpty()
            select new { zone.Id, Named = zone.Countries.Contains(country), Rate = rate }).AsNoTracking().ToListAsync(ct);
        var found = rows.Find(row => row.Named) ?? rows.Find(row => !row.Named);
        var rates = rows.Where(row => row.Id == found?.Id).Select(row => row.Rate).OfType<TaxRate>();
        return rates.GroupBy(rate => rate.TaxClass)
            .ToDictionary(group => group.Key, group => group.MaxBy(rate => rate.From)!)
            .ToDictionary(pair => pair.Key, pair => new AppliedRate(pair.Value.Name, pair.Value.RateMillis));
    }
}
