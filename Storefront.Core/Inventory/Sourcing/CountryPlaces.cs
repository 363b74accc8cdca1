using System.Collections.Frozen;

namespace Storefront.Core.Inventory.Sourcing;

/// <summary>Roughly the middle of the countries that parcels go to most; enough to tell the near warehouse from the far one.</summary>
public static class CountryPlaces
{
    private static readonly FrozenDictionary<string, GeoPoint> s_places = new Dictionary<string, GeoPoint>
    {
        ["AE"] = new(24, 54), ["AR"] = new(-34, -64), ["AT"] = new(47.3, 13.3), ["AU"] = new(-25, 134), ["BE"] = new(50.8, 4.5), ["BG"] = new(43, 25),
        ["BR"] = new(-10, -55), ["CA"] = new(56, -100), ["CH"] = new(46.8, 8.2), ["CL"] = new(-33, -71), ["CN"] = new(35, 105), ["CY"] = new(35, 33),
        ["CZ"] = new(49.8, 15.5), ["DE"] = new(51, 10), ["DK"] = new(56, 10), ["EE"] = new(59, 26), ["EG"] = new(27, 30), ["ES"] = new(40, -4),
        ["FI"] = new(62, 26), ["FR"] = new(46.5, 2.5), ["GB"] = new(53.5, -2), ["GR"] = new(39, 22), ["HK"] = new(22.3, 114.2), ["HR"] = new(45.2, 15.5),
        ["HU"] = new(47, 20), ["IE"] = new(53.2, -8), ["IL"] = new(31.5, 34.8), ["IN"] = new(21, 78), ["IS"] = new(65, -18), ["IT"] = new(42.8, 12.8),
        ["JP"] = new(36, 138), ["KR"] = new(36.5, 128), ["LT"] = new(55.3, 24), ["LU"] = new(49.7, 6.2), ["LV"] = new(57, 25), ["MA"] = new(32, -6),
        ["MT"] = new(35.9, 14.4), ["MX"] = new(23, -102), ["NL"] = new(52.2, 5.5), ["NO"] = new(61, 9), ["NZ"] = new(-41, 174), ["PL"] = new(52, 19),
        ["PT"] = new(39.5, -8), ["RO"] = new(46, 25), ["SA"] = new(24, 45), ["SE"] = new(60, 15), ["SG"] = new(1.3, 103.8), ["SI"] = new(46.1, 14.8),
        ["SK"] = new(48.7, 19.5), ["TR"] = new(39, 35), ["UA"] = new(49, 32), ["US"] = new(39.8, -98.6), ["ZA"] = new(-29, 24),
    }.ToFrozenDictionary();

    /// <param name="country">Two-letter code.</param>
    /// <returns>Null: not in the list.</returns>
    public static GeoPoint? Of(string? country) => country is not null && s_places.TryGetValue(country, out var place) ? place : null;
}
