using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Something that happened to a payment at Stripe; never changed. The same occurrence can be told many times and is written once.</summary>
public sealed class LedgerEntry
{
    private LedgerEntry()
    {
    }

    public LedgerEntry(CustomerId customer, PaymentId payment, PaymentFact fact, string source, DateTimeOffset now)
    {
        CustomerId = customer;
        PaymentId = payment;
        Id = PaymentEventId.New();
        ObjectId = fact.ObjectId;
        Kind = fact.Kind;
        Occurrence = fact.Occurrence;
        AmountMinor = fact.AmountMinor;
        OccurredAt = fact.OccurredAt;
        ResponseCode = fact.Answer?.Code;
        ResponseMessage = fact.Answer?.Message;
        AuthorizationCode = fact.Answer?.Authorization;
        Source = source;
        RecordedAt = now;
    }

    public CustomerId CustomerId { get; private set; }

    public PaymentEventId Id { get; private set; }

    public PaymentId PaymentId { get; private set; }

    /// <summary>Stripe's object: a PaymentIntent, charge or refund.</summary>
    public string ObjectId { get; private set; } = "";

    public PaymentFactKind Kind { get; private set; }

    /// <summary>Stripe's id of this very occurrence: a charge, a refund, a balance transaction.</summary>
    public string Occurrence { get; private set; } = "";

    public long AmountMinor { get; private set; }

    public DateTimeOffset OccurredAt { get; private set; }

    /// <summary>What the bank answered to an attempt: a decline code, or that it agreed.</summary>
    public string? ResponseCode { get; private set; }

    public string? ResponseMessage { get; private set; }

    /// <summary>The bank's own number for its promise; null where it made none.</summary>
    public string? AuthorizationCode { get; private set; }

    /// <summary>Who told: return page, webhook, sweeper, admin.</summary>
    public string Source { get; private set; } = "";

    public DateTimeOffset RecordedAt { get; private set; }
}

/// <summary>A fact about a payment as Stripe tells it. Amounts are minor units of the payment's currency.</summary>
public sealed record PaymentFact(string ObjectId, PaymentFactKind Kind, string Occurrence, long AmountMinor, DateTimeOffset OccurredAt, PaymentAnswer? Answer = null)
{
    /// <summary>The amount is the sum of all that happened so far to the object: Stripe does not tell the parts of a charge that is taken in parts.</summary>
    public bool SoFar { get; init; }
}

/// <summary>What the bank said to an attempt.</summary>
/// <param name="Code">Decline code, or what the card's network said.</param>
/// <param name="Message">Of a decline, for the shopper; else for staff.</param>
/// <param name="Authorization">The bank's authorisation code.</param>
public sealed record PaymentAnswer(string? Code, string? Message, string? Authorization = null);

public enum PaymentFactKind
{
    Declined,
    Processing,
    Authorized,
    Captured,
    Cancelled,

    /// <summary>What was authorised and not taken was let go: by the shop, or by time.</summary>
    Released,
    Refunded,

    /// <summary>A refund that the bank sent back.</summary>
    RefundFailed,

    /// <summary>The cardholder asked the bank for the money back.</summary>
    DisputeOpened,

    /// <summary>The bank decided for the shop.</summary>
    DisputeWon,

    /// <summary>The bank decided for the cardholder.</summary>
    DisputeLost,
}
