using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Pricing;

/// <summary>The shop's tax zones and rates as a whole.</summary>
public sealed record TaxRates(IReadOnlyList<TaxZone> Zones, IReadOnlyList<TaxRate> Rates)
{
    /// <summary>Tax class to rate for a country on a day. A class without a rate there is not taxed.</summary>
    public IReadOnlyDictionary<string, AppliedRate> For(string country, DateOnly day)
    {
        var zone = Zones.FirstOrDefault(zone => zone.Countries.Contains(country)) ?? Zones.FirstOrDefault(zone => zone.Countries.Contains("*"));
        return Rates.Where(rate => rate.ZoneId == zone?.Id && rate.From <= day)
            .GroupBy(rate => rate.TaxClass)
            .Select(group => group.MaxBy(rate => rate.From)!)
            .ToDictionary(rate => rate.TaxClass, rate => new AppliedRate(rate.Name, rate.RateMillis));
    }
}

/// <inheritdoc/>
public sealed class TaxBook(IStorefrontDb db, TimeProvider clock) : Remembered<TaxRates>(db, clock)
{
    protected override async Task<TaxRates> ReadAsync(ITables tables, CancellationToken ct) =>
        new(await tables.TaxZones.ToListAsync(ct), await tables.TaxRates.ToListAsync(ct));
}
