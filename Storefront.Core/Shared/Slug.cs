using System.Globalization;
using System.Text;

namespace Storefront.Core.Shared;

/// <summary>The readable part of an address: lower-case letters, digits and single hyphens.</summary>
public static class Slug
{
    public const int MaxLength = 120;

    /// <summary>Makes a slug of a title: "Käthe's Mug №2" becomes "kathe-s-mug-2". Empty when no letter or digit is left.</summary>
    public static string Of(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var c in WellFormed(title).Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length >= MaxLength) break;
        }
        return slug.ToString().Trim('-');
    }

    /// <summary>Halves of characters, which a cut text may end with, cannot be normalised.</summary>
    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes());
}
