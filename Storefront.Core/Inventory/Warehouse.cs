using Storefront.Core.Inventory.Sourcing;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>A place where goods lie. Parcels leave from it; shoppers may collect there if the merchant says so.</summary>
public sealed class Warehouse
{
    private Warehouse()
    {
    }

    public Warehouse(WarehouseId id, string code, string name, string city, int priority)
    {
        Id = id;
        Code = code;
        Name = name;
        City = city;
        Priority = priority;
    }

    public WarehouseId Id { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>What the office calls it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Street and number.</summary>
    public string Street { get; private set; } = "";

    public string Postcode { get; private set; } = "";

    public string City { get; private set; } = "";

    /// <summary>Two-letter country code.</summary>
    public string? Country { get; private set; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    /// <summary>Lower is asked first.</summary>
    public int Priority { get; private set; }

    /// <summary>Shoppers may collect here.</summary>
    public bool Collects { get; private set; }

    /// <summary>What shoppers call it; empty: as the office does.</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>When shoppers can come, and where to ask, in the merchant's words.</summary>
    public string Opening { get; private set; } = "";

    public string ShownName => PlaceName.Length > 0 ? PlaceName : Name;

    public Warehouse At(string country, double latitude, double longitude)
    {
        (Country, Latitude, Longitude) = (country, latitude, longitude);
        return this;
    }

    public void Describe(WarehouseTerms terms)
    {
        (Name, Priority) = (terms.Name, terms.Priority);
        (Street, Postcode, City, Country) = (terms.Street, terms.Postcode, terms.City, terms.Country);
        (Latitude, Longitude) = (terms.At?.Latitude, terms.At?.Longitude);
        (Collects, PlaceName, Opening) = (terms.Collects, terms.PlaceName, terms.Opening);
    }
}

/// <summary>What a merchant says of a warehouse; texts are trimmed.</summary>
public sealed record WarehouseTerms
{
    public required string Name { get; init; }

    public int Priority { get; init; }

    public string Street { get; init; } = "";

    public string Postcode { get; init; } = "";

    public string City { get; init; } = "";

    public string? Country { get; init; }

    /// <summary>Null: not known; then its country stands for it.</summary>
    public GeoPoint? At { get; init; }

    public bool Collects { get; init; }

    public string PlaceName { get; init; } = "";

    public string Opening { get; init; } = "";
}
