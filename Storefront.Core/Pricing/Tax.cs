using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Pricing;

/// <summary>Goods that are taxed alike: standard, reduced, none.</summary>
public sealed class TaxClass
{
    private TaxClass()
    {
    }

    public TaxClass(string code, string name)
    {
        Code = code;
        Name = name;
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";
}

/// <summary>Countries that share tax rates.</summary>
public sealed class TaxZone
{
    private TaxZone()
    {
    }

    public TaxZone(TaxZoneId id, string name, IReadOnlyList<string> countries)
    {
        Id = id;
        Name = name;
        Countries = countries;
    }

    public TaxZoneId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Two-letter codes; <c>*</c> is every country that no other zone names.</summary>
    public IReadOnlyList<string> Countries { get; private set; } = [];
}

public sealed class TaxRate
{
    private TaxRate()
    {
    }

    public TaxRate(TaxZoneId zone, string taxClass, string name, int rateMillis, DateOnly from)
    {
        ZoneId = zone;
        TaxClass = taxClass;
        Name = name;
        RateMillis = rateMillis;
        From = from;
    }

    public TaxZoneId ZoneId { get; private set; }

    public string TaxClass { get; private set; } = "";

    /// <summary>As invoices name it: "VAT 20 %".</summary>
    public string Name { get; private set; } = "";

    /// <summary>Thousandths of a percent: 20,000 is 20 %.</summary>
    public int RateMillis { get; private set; }

    /// <summary>In force from this day; the newest that has begun counts.</summary>
    public DateOnly From { get; private set; }
}

public static class TaxTables
{
    extension(ITables tables)
    {
        public DbSet<TaxClass> TaxClasses => tables.Set<TaxClass>();

        public DbSet<TaxZone> TaxZones => tables.Set<TaxZone>();

        public DbSet<TaxRate> TaxRates => tables.Set<TaxRate>();
    }
}
