using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.PaymentMethods;

/// <summary>What is kept of a bank account: never its whole number.</summary>
internal sealed record BankAccount
{
    public required string BankCode { get; init; }

    public string? BranchCode => "";

    public required string Country { get; init; }

    public required string Fingerprint { get; init; }

    public JsonObject? GeneratedFrom => null;

    [JsonPropertyName("last4")]
    public required string Last4 { get; init; }

    public static BankAccount Of(string iban) => new()
    {
        BankCode = iban[4..12],
        Country = iban[..2],
        Fingerprint = TestCard.FingerprintOf(iban),
        Last4 = iban[^4..],
    };

    /// <summary>The number as it is printed, without its spaces.</summary>
    public static string Read(Form entry)
    {
        var iban = entry.Required("iban").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return IsValid(iban) ? iban : throw Refusal.Invalid("sepa_debit[iban]", "The IBAN you provided is invalid.", "invalid_bank_account_iban");
    }

    /// <summary>The two check digits of ISO 13616.</summary>
    private static bool IsValid(string iban) =>
        iban.Length is >= 15 and <= 34
        && iban.All(char.IsAsciiLetterOrDigit)
        && BigInteger.Parse(string.Concat((iban[4..] + iban[..4]).Select(Digits)), CultureInfo.InvariantCulture) % 97 == 1;

    private static string Digits(char sign) => (char.IsAsciiDigit(sign) ? sign - '0' : sign - 'A' + 10).ToString(CultureInfo.InvariantCulture);
}
