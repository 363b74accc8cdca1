using System.Globalization;
using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Office;
using Storefront.Core.Inventory.Sourcing;
using Storefront.Core.Shared;

namespace Storefront.Web.Inventory.Admin;

/// <summary>What is typed into the form of a warehouse.</summary>
public sealed class WarehouseDraft
{
    public WarehouseDraft(string country) => Country = country;

    public WarehouseDraft(Warehouse known)
    {
        (Id, IsNew) = (known.Id, false);
        (Code, Name, Priority) = (known.Code, known.Name, $"{known.Priority}");
        (Street, Postcode, City, Country) = (known.Street, known.Postcode, known.City, known.Country ?? "");
        (Latitude, Longitude) = (Write(known.Latitude), Write(known.Longitude));
        (Collects, PlaceName, Opening) = (known.Collects, known.PlaceName, known.Opening);
    }

    public WarehouseId Id { get; } = WarehouseId.New();

    public bool IsNew { get; } = true;

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public string Priority { get; set; } = "10";

    public string Street { get; set; } = "";

    public string Postcode { get; set; } = "";

    public string City { get; set; } = "";

    public string Country { get; set; } = "";

    public string Latitude { get; set; } = "";

    public string Longitude { get; set; } = "";

    public bool Collects { get; set; }

    public string PlaceName { get; set; } = "";

    public string Opening { get; set; } = "";

    /// <summary>Null: a number is none.</summary>
    public SaveWarehouse.Command? Command()
    {
        var (latitude, longitude) = (Latitude.Trim(), Longitude.Trim());
        GeoPoint? at = null;
        if (latitude.Length + longitude.Length > 0)
        {
            if (!TryRead(latitude, out var north) || !TryRead(longitude, out var east)) return null;
            at = new(north, east);
        }
        if (!int.TryParse(Priority.Trim(), out var priority)) return null;
        return new(Id, Code.Trim(), new()
        {
            Name = Name.Trim(),
            Priority = priority,
            Street = Street.Trim(),
            Postcode = Postcode.Trim(),
            City = City.Trim(),
            Country = Country.Length > 0 ? Country : null,
            At = at,
            Collects = Collects,
            PlaceName = PlaceName.Trim(),
            Opening = Opening.Trim(),
        });
    }

    private static string Write(double? degrees) => degrees?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    private static bool TryRead(string text, out double degrees) => double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out degrees);
}
