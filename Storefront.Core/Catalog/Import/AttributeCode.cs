using System.Text;

namespace Storefront.Core.Catalog.Import;

/// <summary>The stable name of an attribute, made of what a source calls it.</summary>
public static class AttributeCode
{
    private const int Longest = 90;

    /// <summary>Lower-case letters, digits and underscores: "Screen size (inch)" is <c>screen_size_inch</c>. Underscores of the source stay as they are.</summary>
    public static string Of(string name)
    {
        var code = new StringBuilder(name.Length);
        foreach (var c in name.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c == '_') code.Append(c);
            else if (code.Length > 0 && code[^1] != '_') code.Append('_');
            if (code.Length == Longest) break;
        }
        var plain = code.ToString();
        return name.EndsWith('_') ? plain : plain.TrimEnd('_');
    }
}
