using System.Globalization;
using Storefront.Core.Shared;

namespace Storefront.Web.Shared.Admin.Parts;

/// <summary>Money as it is typed into a field: 24.00 or 24,00, without a sign.</summary>
internal static class MoneyField
{
    private const decimal Most = 1_000_000_000;

    public static string Write(Money money) => money.ToMajor().ToString($"F{money.Currency.Exponent}", CultureInfo.InvariantCulture);

    /// <summary>False: no number, or more decimal digits than the currency has.</summary>
    public static bool TryRead(string text, Currency currency, out Money money)
    {
        money = Money.Zero(currency);
        if (!decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var major)) return false;
        if (Math.Abs(major) > Most || major * currency.MinorUnits is var minor && minor != decimal.Truncate(minor)) return false;
        money = new((long)(major * currency.MinorUnits), currency);
        return true;
    }
}
