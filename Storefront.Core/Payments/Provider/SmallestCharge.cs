using System.Collections.Frozen;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>The least that Stripe charges, by currency; see docs.stripe.com/currencies. Nothing at all needs no charge.</summary>
public static class SmallestCharge
{
    private const long Usual = 50;

    private static readonly FrozenDictionary<string, long> s_minor = new Dictionary<string, long>
    {
        ["AED"] = 200,
        ["BGN"] = 100,
        ["CZK"] = 1500,
        ["DKK"] = 250,
        ["GBP"] = 30,
        ["HKD"] = 400,
        ["HUF"] = 17500,
        ["MXN"] = 1000,
        ["MYR"] = 200,
        ["NOK"] = 300,
        ["PLN"] = 200,
        ["RON"] = 200,
        ["SEK"] = 300,
        ["THB"] = 1000,
    }.ToFrozenDictionary();

    public static Money In(Currency currency) => new(s_minor.GetValueOrDefault(currency.Code, Usual), currency);

    public static bool Allows(Money total) => total.IsZero || total >= In(total.Currency);
}
