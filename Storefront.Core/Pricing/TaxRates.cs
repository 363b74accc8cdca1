using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Pricing;

/// <summary>Finds the tax rates of a destination.</summary>
public static class TaxRates
{
    /// <summary>Tax class to rate for a country on a day. A class without a rate there is not taxed.</summary>
    public static async Task<IReadOnlyDictionary<string, AppliedRate>> ForAsync(ITables tables, string country, DateOnly day, CancellationToken ct)
    {
        var zones = await tables.TaxZones.ToListAsync(ct);
        var zone = zones.Find(z => z.Countries.Contains(country)) ?? zones.Find(z => z.Countries.Contains("*"));
        if (zone is null) return new Dictionary<string, AppliedRate>();
        var rates = await tables.TaxRates.Where(rate => rate.ZoneId == zone.Id && rate.From <= day).ToListAsync(ct);
        return rates.GroupBy(rate => rate.TaxClass)
            .ToDictionary(group => group.Key, group => group.MaxBy(rate => rate.From)!)
            .ToDictionary(pair => pair.Key, pair => new AppliedRate(pair.Value.Name, pair.Value.RateMillis));
    }
}
