using System.Text.RegularExpressions;

namespace Storefront.Web.Audit.Admin;

/// <summary>A piece of a row that breaks a promise: text, or the order or variant that it names, with the page that shows it.</summary>
public sealed partial record EvidencePart(string Text, string? Address = null)
{
    public static IEnumerable<EvidencePart> Of(string row)
    {
        var end = 0;
        foreach (Match named in Named().Matches(row))
        {
            yield return new(row[end..named.Index]);
            yield return new(named.Value, named.Groups["order"] is { Success: true } order ? $"/admin/orders/{order.Value}" : $"/admin/stock/{named.Groups["variant"].Value}");
            end = named.Index + named.Length;
        }
        yield return new(row[end..]);
    }

    [GeneratedRegex(@"\border (?<order>[A-Z]+[0-9]+)\b|\bvariant (?<variant>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
