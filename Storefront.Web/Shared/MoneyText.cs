using System.Globalization;
using Storefront.Core.Shared;

namespace Storefront.Web.Shared;

/// <summary>Money as the visitor's language writes it.</summary>
public static class MoneyText
{
    extension(Money money)
    {
        /// <summary>With the currency's sign: €24.00, 24,00 €.</summary>
        public string ToText() => Write(money, money.Currency.Exponent);

        /// <summary>Without a fraction that is zero: €25.</summary>
        public string ToShortText() => Write(money, money.Minor % money.Currency.MinorUnits == 0 ? 0 : money.Currency.Exponent);
    }

    private static string Write(Money money, int digits)
    {
        var culture = (CultureInfo)CultureInfo.CurrentCulture.Clone();
        culture.NumberFormat.CurrencySymbol = Sign(money.Currency.Code);
        return money.ToMajor().ToString($"C{digits}", culture);
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
