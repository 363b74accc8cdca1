using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Storefront.Tests.StripeSandbox.PaymentIntents;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.Charges;

/// <summary>How a charge was paid: by the one or the other.</summary>
internal sealed record PaymentMethodDetails(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CardDetails? Card,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DebitDetails? SepaDebit = null)
{
    public string Type => Card is null ? "sepa_debit" : "card";

    public static PaymentMethodDetails Approved(PaymentIntent intent, PaymentMethod method, bool authenticated) =>
        method.Card is { } card ? new(CardDetails.Approved(intent, card, TestCards.Of(method), authenticated)) : new(null, DebitDetails.Of(method.SepaDebit!));

    public static PaymentMethodDetails Declined(PaymentMethod method) =>
        method.Card is { } card ? new(CardDetails.Declined(card)) : new(null, DebitDetails.Of(method.SepaDebit!));
}

/// <summary>The account that a debit was drawn on.</summary>
internal sealed record DebitDetails
{
    public required string BankCode { get; init; }

    public string? BranchCode => "";

    public required string Country { get; init; }

    public string? ExpectedDebitDate => null;

    public required string Fingerprint { get; init; }

    [JsonPropertyName("last4")]
    public required string Last4 { get; init; }

    public string? Mandate => null;

    public static DebitDetails Of(BankAccount account) => new()
    {
        BankCode = account.BankCode,
        Country = account.Country,
        Fingerprint = account.Fingerprint,
        Last4 = account.Last4,
    };
}

/// <summary>The card as the bank saw it at this charge.</summary>
internal sealed record CardDetails
{
    public long? AmountAuthorized { get; init; }

    /// <summary>Given by the bank; null when it declined.</summary>
    public string? AuthorizationCode { get; init; }

    public required string Brand { get; init; }

    /// <summary>Unix seconds at which a held payment ends by itself; only held payments have it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? CaptureBefore { get; init; }

    public required CardChecks Checks { get; init; }

    public required string Country { get; init; }

    public required int ExpMonth { get; init; }

    public required int ExpYear { get; init; }

    public JsonObject ExtendedAuthorization => new() { ["status"] = "disabled" };

    public required string Fingerprint { get; init; }

    public required string Funding { get; init; }

    public JsonObject IncrementalAuthorization => new() { ["status"] = "unavailable" };

    public JsonObject? Installments => null;

    [JsonPropertyName("last4")]
    public required string Last4 { get; init; }

    public string? Mandate => null;

    public Multicapture Multicapture { get; init; } = new("unavailable");

    public string Network => Brand;

    public JsonObject NetworkToken => new() { ["used"] = false };

    public string? NetworkTransactionId { get; init; }

    public JsonObject Overcapture =>
        new() { ["maximum_amount_capturable"] = AmountAuthorized ?? 0, ["status"] = "unavailable" };

    public string RegulatedStatus => "unregulated";

    public ThreeDSecure? ThreeDSecure { get; init; }

    public string? TransactionLinkId => null;

    public JsonObject? Wallet => null;

    public static CardDetails Approved(PaymentIntent intent, Card card, TestCard test, bool authenticated) =>
        Declined(card) with
        {
            AmountAuthorized = intent.Amount,
            Multicapture = new(intent.CaptureMethod == CaptureMethod.Manual && intent.PaymentMethodOptions.Card.RequestMulticapture == "if_available"
                && test.Multicapture ? "available" : "unavailable"),
            AuthorizationCode = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture),
            NetworkTransactionId = RandomNumberGenerator.GetString("0123456789", 15),
            ThreeDSecure = authenticated ? new ThreeDSecure() : null,
        };

    public static CardDetails Declined(Card card) => new()
    {
        Brand = card.Brand,
        Checks = card.Checks,
        Country = card.Country,
        ExpMonth = card.ExpMonth,
        ExpYear = card.ExpYear,
        Fingerprint = card.Fingerprint,
        Funding = card.Funding,
        Last4 = card.Last4,
    };
}

/// <param name="Status"><c>available</c>: the authorised money may be captured in parts.</param>
internal sealed record Multicapture(string Status)
{
    [JsonIgnore]
    public bool IsAvailable => Status == "available";
}

/// <summary>The cardholder passed the bank's challenge.</summary>
internal sealed record ThreeDSecure
{
    public string AuthenticationFlow => "challenge";

    public string ElectronicCommerceIndicator => "05";

    public string? ExemptionIndicator => null;

    public string Result => "authenticated";

    public string? ResultReason => null;

    public string? TransactionId => null;

    public string Version => "2.2.0";
}
