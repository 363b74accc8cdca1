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

    /// <summary>Countries whose addresses have no postcode, or seldom one: it is not asked for there.</summary>
    private static readonly FrozenSet<string> s_withoutPostcodes = FrozenSet.Create(
        "AE", "AG", "AO", "AW", "BF", "BI", "BJ", "BO", "BS", "BW", "BZ", "CD", "CF", "CG", "CI", "CK", "CM", "DJ", "DM", "ER", "FJ", "GA", "GD", "GH", "GM", "GQ", "GY",
        "HK", "JM", "KI", "KM", "KN", "KP", "LY", "ML", "MO", "MR", "MW", "NR", "NU", "QA", "RW", "SB", "SC", "SL", "SR", "ST", "SY", "TD", "TG", "TK", "TL", "TO", "TV",
        "UG", "VU", "YE", "ZW");

    /// <param name="code">Two letters, in upper or lower case; what is no country is taken for one with postcodes.</param>
    public static bool UsePostcodes(string code) => !s_withoutPostcodes.Contains(code.Trim().ToUpperInvariant());

    /// <summary>The country's name in the current language; the code when it is unknown.</summary>
    public static string NameOf(string code)
    {
        // A region calls itself by the name it has in the language that it is made with; made from its code alone Germany is "Deutschland" in English too.
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return All.Contains(code) ? new RegionInfo($"{(language == "iv" ? "en" : language)}-{code}").DisplayName : code;
    }
}
