using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Storefront.Tests.StripeSandbox.Books;

namespace Storefront.Tests.StripeSandbox.PaymentMethods;

internal sealed record PaymentMethod : IKept
{
    public required string Id { get; init; }

    public string Object => "payment_method";

    public string AllowRedisplay { get; init; } = "unspecified";

    public BillingDetails BillingDetails { get; init; } = new();

    /// <summary>The one of a card only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Card? Card { get; init; }

    public required long Created { get; init; }

    public string? Customer { get; init; }

    public string? CustomerAccount => null;

    public bool Livemode => false;

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The one of a bank account only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BankAccount? SepaDebit { get; init; }

    public string Type => Card is null ? "sepa_debit" : "card";

    /// <summary>What the same card or account is known by.</summary>
    [JsonIgnore]
    public string Fingerprint => Card?.Fingerprint ?? SepaDebit!.Fingerprint;
}

/// <summary>What is kept of a card: never its number.</summary>
internal sealed record Card
{
    public required string Brand { get; init; }

    public CardChecks Checks { get; init; } = new();

    public required string Country { get; init; }

    public string DisplayBrand => Brand;

    public required int ExpMonth { get; init; }

    public required int ExpYear { get; init; }

    public required string Fingerprint { get; init; }

    public required string Funding { get; init; }

    public JsonObject? GeneratedFrom => null;

    [JsonPropertyName("last4")]
    public required string Last4 { get; init; }

    public JsonObject Networks => new() { ["available"] = new JsonArray(Brand), ["preferred"] = null };

    public string? RegulatedStatus => "unregulated";

    public JsonObject ThreeDSecureUsage => new() { ["supported"] = true };

    public JsonObject? Wallet => null;
}

internal sealed record CardChecks
{
    [JsonPropertyName("address_line1_check")]
    public string? AddressLine1Check { get; init; }

    public string? AddressPostalCodeCheck { get; init; }

    public string? CvcCheck { get; init; } = "pass";
}
