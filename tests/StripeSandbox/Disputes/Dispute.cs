using System.Text.Json.Nodes;
using Storefront.Tests.StripeSandbox.Balance;
using Storefront.Tests.StripeSandbox.Books;

namespace Storefront.Tests.StripeSandbox.Disputes;

/// <summary>The cardholder asked the bank for the money back.</summary>
internal sealed record Dispute : IKept
{
    public required string Id { get; init; }

    public string Object => "dispute";

    public required long Amount { get; init; }

    public IReadOnlyList<BalanceTransaction> BalanceTransactions { get; init; } = [];

    public required string Charge { get; init; }

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public IReadOnlyList<string> EnhancedEligibilityTypes => [];

    public DisputeEvidence Evidence { get; init; } = new();

    public required EvidenceDetails EvidenceDetails { get; init; }

    public bool IsChargeRefundable => false;

    public bool Livemode => false;

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public string? NetworkReasonCode { get; init; }

    public required string PaymentIntent { get; init; }

    public required JsonObject? PaymentMethodDetails { get; init; }

    public required string Reason { get; init; }

    public required string Status { get; init; }
}

/// <summary>Unix seconds until which the merchant may answer.</summary>
internal sealed record EvidenceDetails(long DueBy)
{
    public JsonObject EnhancedEligibility => [];

    public bool HasEvidence { get; init; }

    public bool PastDue => false;

    public int SubmissionCount { get; init; }
}
