using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary>Stripe's bounds of a charge, in minor units.</summary>
internal static class CurrencyRules
{
    private const long Largest = 99_999_999;
    private const long UsualMinimum = 50;

    private static readonly Dictionary<string, long> Minimum = new(StringComparer.Ordinal)
    {
        ["aed"] = 200, ["bgn"] = 100, ["czk"] = 1500, ["dkk"] = 250, ["gbp"] = 30, ["hkd"] = 400, ["huf"] = 17500,
        ["mxn"] = 1000, ["myr"] = 200, ["nok"] = 300, ["pln"] = 200, ["ron"] = 200, ["sek"] = 300, ["thb"] = 1000,
    };

    public static string Check(long amount, string currency)
    {
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterLower))
            throw Refusal.Invalid("currency", $"Invalid currency: {currency}.");
        if (amount < 0)
            throw Refusal.Invalid("amount", "Invalid non-negative integer", "parameter_invalid_integer");

        var minimum = Minimum.GetValueOrDefault(currency, UsualMinimum);
        if (amount < minimum)
            throw Refusal.Invalid("amount", $"Amount must be at least {minimum} {currency} in minor units", "amount_too_small");
        if (amount > Largest)
            throw Refusal.Invalid("amount", $"Amount must be no more than {Largest} {currency} in minor units", "amount_too_large");
        return currency;
    }
}
