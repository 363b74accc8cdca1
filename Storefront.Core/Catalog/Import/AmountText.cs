using System.Globalization;
using System.Text.RegularExpressions;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Import;

/// <summary>Reads prices as people and programs write them: <c>1234.5</c>, <c>1.234,50 €</c>, <c>$ 1,234.50</c>, <c>12'000</c>.</summary>
public static partial class AmountText
{
    private const int Group = 3;

    /// <summary>The amount in minor units; null when it is none, is negative, or has more decimals than the currency.</summary>
    public static long? Parse(FieldValue value, PriceUnit unit, Currency currency) => value switch
    {
        FieldValue.Number { Value: var number } when double.IsFinite(number) && Math.Abs(number) < 1e13 => Scale((decimal)number, unit, currency),
        FieldValue.Text { Value: var text } => Read(text) is { } amount ? Scale(amount, unit, currency) : null,
        _ => null,
    };

    private static long? Scale(decimal amount, PriceUnit unit, Currency currency)
    {
        var minor = unit == PriceUnit.Minor ? amount : amount * currency.MinorUnits;
        return minor >= 0 && minor < 1e15m && minor == decimal.Truncate(minor) ? (long)minor : null;
    }

    private static decimal? Read(string text)
    {
        if (Amount().Match(text) is not { Success: true } match) return null;
        var digits = string.Concat(match.Groups["digits"].Value.Where(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-'));
        return decimal.TryParse(Plain(digits), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }

    // The mark that comes last is the decimal one, except when it groups: a comma before exactly three digits, or a mark that stands twice.
    private static string Plain(string digits)
    {
        var mark = digits.LastIndexOfAny(['.', ',']);
        if (mark < 0) return digits;
        var other = digits[mark] == '.' ? ',' : '.';
        var isAlone = digits.IndexOf(digits[mark], StringComparison.Ordinal) == mark;
        var isDecimal = isAlone && (digits.Contains(other, StringComparison.Ordinal) || digits[mark] == '.' || digits.Length - mark - 1 != Group);
        var whole = string.Concat(digits[..mark].Where(c => c is not ('.' or ',')));
        return isDecimal ? $"{whole}.{digits[(mark + 1)..]}" : whole + digits[(mark + 1)..];
    }

    [GeneratedRegex(@"^\s*([A-Za-z]{3}|\p{Sc})?\s*(?<digits>-?\d[\d.,'\u2019\s\u00a0\u202f]*)\s*([A-Za-z]{3}|\p{Sc})?\s*\z")]
    private static partial Regex Amount();
}
