using System.Collections.Concurrent;
using System.Globalization;
using Storefront.Core.Shared;

namespace Storefront.Web.Shared;

/// <summary>Money as the visitor's language writes it.</summary>
public static class MoneyText
{
    private static readonly ConcurrentDictionary<(string Culture, string Currency), NumberFormatInfo> s_formats = new();

    extension(Money money)
    {
        /// <summary>With the currency's sign: €24.00, 24,00 €.</summary>
        public string ToText() => Write(money, money.Currency.Exponent);

        /// <summary>Without a fraction that is zero: €25.</summary>
        public string ToShortText() => Write(money, money.Minor % money.Currency.MinorUnits == 0 ? 0 : money.Currency.Exponent);
    }

    private static string Write(Money money, int digits) =>
        money.ToMajor().ToString($"C{digits}", s_formats.GetOrAdd((CultureInfo.CurrentCulture.Name, money.Currency.Code), FormatOf));

    private static NumberFormatInfo FormatOf((string Culture, string Currency) key)
    {
        var format = (NumberFormatInfo)CultureInfo.GetCultureInfo(key.Culture).NumberFormat.Clone();
        format.CurrencySymbol = Sign(key.Currency);
        return format;
    }

    private static string Sign(string code) => code switch
    {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        _ => code + " ",
    };
}
