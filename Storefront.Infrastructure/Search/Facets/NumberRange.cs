using System.Globalization;

namespace Storefront.Infrastructure.Search.Facets;

/// <summary>Numbers from and to, both included, as in <c>200..400</c>, <c>200..</c> or <c>..400</c>.</summary>
internal readonly record struct NumberRange(double From, double To)
{
    public static bool TryParse(string text, out NumberRange range)
    {
        range = default;
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 || text.Length == 2) return false;
        if (!TryEnd(text.AsSpan(0, dots), double.NegativeInfinity, out var from) || !TryEnd(text.AsSpan(dots + 2), double.PositiveInfinity, out var to)) return false;
        range = new(from, to);
        return true;
    }

    public bool Has(double number) => number >= From && number <= To;

    private static bool TryEnd(ReadOnlySpan<char> text, double open, out double end)
    {
        end = open;
        return text.IsEmpty || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out end);
    }
}
