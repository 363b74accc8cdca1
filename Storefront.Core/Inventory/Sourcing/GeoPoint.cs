namespace Storefront.Core.Inventory.Sourcing;

/// <summary>A place on the earth, in degrees, WGS 84.</summary>
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    private const double EarthKilometres = 6371;

    /// <summary>Great-circle distance.</summary>
    public double KilometresTo(GeoPoint other)
    {
        var (from, to) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var (north, east) = ((to - from) / 2, double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var half = (Math.Sin(north) * Math.Sin(north)) + (Math.Cos(from) * Math.Cos(to) * Math.Sin(east) * Math.Sin(east));
        return 2 * EarthKilometres * Math.Asin(Math.Sqrt(Math.Min(1, half)));
    }
}
