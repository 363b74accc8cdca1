using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

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

    public string Name { get; private set; } = "";

    public string City { get; private set; } = "";

    /// <summary>Two-letter country code.</summary>
    public string? Country { get; private set; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    /// <summary>Lower is asked first.</summary>
    public int Priority { get; private set; }

    public Warehouse At(string country, double latitude, double longitude)
    {
        (Country, Latitude, Longitude) = (country, latitude, longitude);
        return this;
    }
}
