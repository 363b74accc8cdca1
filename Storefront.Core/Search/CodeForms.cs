using System.Text;

namespace Storefront.Core.Search;

/// <summary>The ways in which people write one SKU, part number or bar code: with or without hyphens, dots, spaces and leading zeros.</summary>
public static class CodeForms
{
    public const int MaxLength = 300;

    /// <summary>Bar codes are padded with zeros from 8, 12 or 13 digits to 14; shorter numbers with a leading zero are other numbers.</summary>
    private const int ShortestBarCode = 8;

    /// <summary>Lower-case forms under which a code is kept and looked up, at most three; none for a text without letter or digit.</summary>
    public static IReadOnlyList<string> Of(string code)
    {
        if (code.Length > MaxLength) return [];
        var exact = SearchAddress.Clean(code, MaxLength).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var bare = new string([.. exact.Where(char.IsLetterOrDigit)]);
        if (bare.Length == 0) return [];
        List<string> forms = [exact];
        if (bare != exact) forms.Add(bare);
        if (bare.Length >= ShortestBarCode && bare[0] == '0' && bare.All(char.IsAsciiDigit) && bare.TrimStart('0') is { Length: > 0 } number) forms.Add(number);
        return forms;
    }
}
