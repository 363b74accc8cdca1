using System.Collections.Frozen;
using System.Globalization;

namespace Storefront.Core.Shared;

/// <summary>The countries of ISO 3166 that the runtime knows.</summary>
public static class Countries
{
    /// <summary>Two-letter codes, upper case.</summary>
    public static FrozenSet<string> All { get; } = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => new RegionInfo(culture.Name).TwoLetterISORegionName)
        .Where(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper))
        .ToFrozenSet();

    /// <summary>The country's name in the current language; the code when it is unknown.</summary>
    public static string NameOf(string code) => All.Contains(code) ? new RegionInfo(code).DisplayName : code;
}
