using System.Globalization;

namespace Storefront.Web.Shared.Caching;

/// <summary>Chooses the encoding of an answer, so that the cache's key and the compression can never disagree.</summary>
internal static class AcceptedEncoding
{
    public const string Identity = "identity";

    public static string Of(string accepted)
    {
        if (accepted.Length == 0) return Identity;
        if (Accepts(accepted, "br")) return "br";
        return Accepts(accepted, "gzip") ? "gzip" : Identity;
    }

    private static bool Accepts(string accepted, string encoding)
    {
        var list = accepted.AsSpan();
        foreach (var range in list.Split(','))
        {
            var item = list[range].Trim();
            var semicolon = item.IndexOf(';');
            var name = semicolon < 0 ? item : item[..semicolon].TrimEnd();
            if (name.Equals(encoding, StringComparison.OrdinalIgnoreCase)) return semicolon < 0 || !IsRefused(item[(semicolon + 1)..]);
        }
        return false;
    }

    private static bool IsRefused(ReadOnlySpan<char> parameters)
    {
        var weight = parameters.Trim();
        return weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(weight[2..], NumberStyles.Float, CultureInfo.InvariantCulture, out var q) && q <= 0;
    }
}
