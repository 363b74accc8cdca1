using System.Text.Json.Serialization;
using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Charges;

namespace Storefront.Tests.StripeSandbox.Refunds;

/// <summary>Money on its way back, or a released authorisation (then without a balance transaction).</summary>
internal sealed record Refund : IKept
{
    public required string Id { get; init; }

    public string Object => "refund";

    public required long Amount { get; init; }

    public string? BalanceTransaction { get; init; }

    public required string Charge { get; init; }

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public string? Customer { get; init; }

    public string? CustomerAccount => null;

    /// <summary>Null: back to the account of a debit, of which Stripe says no more.</summary>
    public RefundDestination? DestinationDetails { get; init; } = new();

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FailureBalanceTransaction { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FailureReason { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public required string PaymentIntent { get; init; }

    public string? PaymentMethod { get; init; }

    public string? Reason { get; init; }

    public string? ReceiptNumber => null;

    public string? SourceTransferReversal => null;

    public required RefundStatus Status { get; init; }

    public string? TransferReversal => null;

    /// <summary>The record of an authorisation, or a part of it, that was let go: no money moved.</summary>
    public static Refund Release(ApiCall call, Charge charge, long amount) =>
        call.Books.Refunds.Put(Of(call, charge, amount));

    public static Refund Of(ApiCall call, Charge charge, long amount) => new()
    {
        Id = Ids.New("re"),
        Amount = amount,
        Charge = charge.Id,
        Created = call.Now,
        Currency = charge.Currency,
        DestinationDetails = charge.PaymentMethodDetails.Card is null ? null : new(),
        Customer = charge.Customer,
        PaymentIntent = charge.PaymentIntent,
        PaymentMethod = charge.PaymentMethod,
        Status = RefundStatus.Succeeded,
    };
}

internal enum RefundStatus
{
    Pending,
    Succeeded,
    Failed,
    Canceled,
}

internal sealed record RefundDestination
{
    public RefundCard Card { get; init; } = new();

    public string Type => "card";
}

internal sealed record RefundCard
{
    public string Type => "refund";
}
