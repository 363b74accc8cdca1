using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Shipping;

/// <summary>Countries that share shipping methods.</summary>
public sealed class ShippingZone
{
    private ShippingZone()
    {
    }

    public ShippingZone(ShippingZoneId id, string name, IReadOnlyList<string> countries)
    {
        Id = id;
        Name = name;
        Countries = countries;
    }

    public ShippingZoneId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Two-letter codes; <c>*</c> is every country that no other zone names.</summary>
    public IReadOnlyList<string> Countries { get; private set; } = [];
}

/// <summary>A way to send parcels into a zone.</summary>
public sealed class ShippingMethod
{
    public required ShippingMethodId Id { get; init; }

    public required ShippingZoneId ZoneId { get; init; }

    public required string Name { get; init; }

    public required string Carrier { get; init; }

    /// <summary>Working days on the road.</summary>
    public required int MinDays { get; init; }

    public required int MaxDays { get; init; }

    /// <summary>Orders until this time of the shop's day leave the same day.</summary>
    public required TimeOnly CutOff { get; init; }

    public required int Sort { get; init; }
}

/// <summary>What a method costs within bounds of weight and order value. The cheapest row that fits is taken; none: not offered.</summary>
public sealed class ShippingRate
{
    private ShippingRate()
    {
    }

    public ShippingRate(ShippingMethodId method, int position, Money amount, int? maxWeightGrams, long minTotalMinor)
    {
        MethodId = method;
        Position = position;
        Currency = amount.Currency;
        AmountMinor = amount.Minor;
        MaxWeightGrams = maxWeightGrams;
        MinTotalMinor = minTotalMinor;
    }

    public ShippingMethodId MethodId { get; private set; }

    public int Position { get; private set; }

    public Currency Currency { get; private set; }

    public long AmountMinor { get; private set; }

    /// <summary>Heaviest parcel in grams; null is any.</summary>
    public int? MaxWeightGrams { get; private set; }

    /// <summary>Goods must be worth at least this.</summary>
    public long MinTotalMinor { get; private set; }
}

/// <summary>A day on which a carrier does not work, beside weekends.</summary>
public sealed class CarrierHoliday
{
    private CarrierHoliday()
    {
    }

    public CarrierHoliday(string carrier, DateOnly date)
    {
        Carrier = carrier;
        Date = date;
    }

    public string Carrier { get; private set; } = "";

    public DateOnly Date { get; private set; }
}

public static class ShippingTables
{
    extension(ITables tables)
    {
        public DbSet<ShippingZone> ShippingZones => tables.Set<ShippingZone>();

        public DbSet<ShippingMethod> ShippingMethods => tables.Set<ShippingMethod>();

        public DbSet<ShippingRate> ShippingRates => tables.Set<ShippingRate>();

        public DbSet<CarrierHoliday> CarrierHolidays => tables.Set<CarrierHoliday>();
    }
}
