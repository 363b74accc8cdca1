using System.Globalization;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>
/// The picture of a product that has none: a sign of its kind, its brand's initials, a colour of its own. Its key says all that is
/// to be drawn, so nothing is stored and equal pictures are one file.
/// </summary>
/// <param name="Glyph">Name of the sign, one of <see cref="Glyphs"/>.</param>
/// <param name="Initials">One to three lower-case letters or digits; empty for none.</param>
/// <param name="Hue">Degrees on the colour wheel, 0 to 359.</param>
public sealed record DrawnPicture(string Glyph, string Initials, int Hue)
{
    /// <summary>What the keys of drawn pictures begin with.</summary>
    public const string KeyPrefix = "drawn/";

    public const int Width = 800;

    public const int Height = 1000;

    private const int HueStep = 15;
    private const string AnyGoods = "box";

    private static readonly (string Glyph, string[] Words)[] s_kinds =
    [
        ("phone", ["phone", "smartphone", "mobile", "handset"]),
        ("laptop", ["laptop", "notebook", "computer", "tablet", "workstation"]),
        ("screen", ["monitor", "display", "television", "tv", "projector", "signage"]),
        ("printer", ["printer", "toner", "ink", "scanner", "label", "print"]),
        ("camera", ["camera", "lens", "photo", "webcam", "camcorder"]),
        ("sound", ["headphone", "headset", "speaker", "audio", "microphone", "music", "earphone"]),
        ("cable", ["cable", "adapter", "hub", "charger", "power", "network", "switch", "router"]),
        ("chip", ["memory", "drive", "disk", "storage", "processor", "card", "motherboard", "server"]),
        ("keys", ["keyboard", "mouse", "input", "gaming"]),
        ("lamp", ["lamp", "light"]),
        ("chair", ["chair", "furniture", "desk", "table", "stool"]),
        ("cup", ["kitchen", "mug", "coffee", "tableware", "appliance", "cook"]),
        ("book", ["book", "paper", "stationery", "office"]),
        ("bag", ["bag", "case", "backpack", "clothing", "cover"]),
    ];

    public static IEnumerable<string> Glyphs => s_kinds.Select(kind => kind.Glyph).Append(AnyGoods);

    /// <summary>Names the picture in a product's list of pictures.</summary>
    public string Key => $"{KeyPrefix}{Glyph}-{Initials}-{Hue.ToString(CultureInfo.InvariantCulture)}";

    /// <param name="category">Names of the category and those above it.</param>
    /// <param name="id">What gives the colour: the SKU.</param>
    public static DrawnPicture For(string category, string brand, string id)
    {
        var words = Slug.Of(category).Split('-');
        var glyph = s_kinds.FirstOrDefault(kind => words.Any(word => kind.Words.Any(start => IsFormOf(word, start)))).Glyph ?? AnyGoods;
        var parts = Slug.Of(brand).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var initials = parts.Length == 1 ? parts[0][..Math.Min(2, parts[0].Length)] : string.Concat(parts.Take(3).Select(part => part[0]));
        return new(glyph, initials, (int)(Hash(id) % (360 / HueStep)) * HueStep);
    }

    /// <summary>Reads a key back; false when nobody could have drawn it.</summary>
    public static bool TryParse(string key, out DrawnPicture picture)
    {
        picture = new(AnyGoods, "", 0);
        var parts = key.StartsWith(KeyPrefix, StringComparison.Ordinal) ? key[KeyPrefix.Length..].Split('-') : [];
        if (parts is not [var glyph, var initials, var hue]
            || !Glyphs.Contains(glyph) || initials.Length > 3 || !initials.All(char.IsAsciiLetterOrDigit)
            || !int.TryParse(hue, NumberStyles.None, CultureInfo.InvariantCulture, out var degrees) || degrees >= 360)
            return false;
        picture = new(glyph, initials, degrees);
        return true;
    }

    private static bool IsFormOf(string word, string start) => word == start || word == start + "s" || (start.Length > 4 && word.StartsWith(start, StringComparison.Ordinal));

    // FNV-1a: the same colour on every machine and in every run, which string.GetHashCode is not.
    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));
}
