using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Disputes;

/// <summary>
/// The cardholder asked the bank for the money back. Only Stripe's word changes how it stands; the shop adds what it sent in answer.
/// A dispute never touches stock or the order's life.
/// </summary>
public sealed class Dispute
{
    private const int Closed = 2;

    private Dispute()
    {
    }

    public Dispute(Payment payment, ProviderDispute told)
    {
        CustomerId = payment.CustomerId;
        Id = DisputeId.New();
        OrderId = payment.OrderId;
        PaymentId = payment.Id;
        IntentId = payment.IntentId!;
        StripeId = told.Id;
        Currency = payment.Currency;
        OpenedAt = told.OpenedAt;
        Take(told);
    }

    public CustomerId CustomerId { get; private set; }

    public DisputeId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public PaymentId PaymentId { get; private set; }

    public string IntentId { get; private set; } = "";

    public string StripeId { get; private set; } = "";

    public Currency Currency { get; private set; }

    public long AmountMinor { get; private set; }

    /// <summary>Stripe's word for what the cardholder says: <c>fraudulent</c>, <c>product_not_received</c> …</summary>
    public string Reason { get; private set; } = "";

    public DisputeStatus Status { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Until when an answer counts; null: none is asked for.</summary>
    public DateTimeOffset? DueBy { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The answer as it was sent, as JSON.</summary>
    public string? Evidence { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Member of staff by mail address.</summary>
    public string? AnsweredBy { get; private set; }

    public Money Amount => new(AmountMinor, Currency);

    public bool NeedsAnswer => Status is DisputeStatus.NeedsResponse or DisputeStatus.WarningNeedsResponse;

    /// <summary>Takes over what Stripe says. An answer that was fetched earlier and comes later undoes nothing.</summary>
    /// <returns>False: it says nothing new.</returns>
    public bool Hear(ProviderDispute told, DateTimeOffset now)
    {
        if (told.Status == Status || StageOf(told.Status) < StageOf(Status)) return false;
        Take(told);
        if (StageOf(Status) == Closed) ClosedAt ??= now;
        return true;
    }

    public void Answered(string evidence, string staff, DateTimeOffset now) => (Evidence, AnsweredBy, AnsweredAt) = (evidence, staff, now);

    private static int StageOf(DisputeStatus status) => status switch
    {
        DisputeStatus.NeedsResponse or DisputeStatus.WarningNeedsResponse => 0,
        DisputeStatus.UnderReview or DisputeStatus.WarningUnderReview => 1,
        DisputeStatus.Won or DisputeStatus.Lost or DisputeStatus.WarningClosed or DisputeStatus.Prevented => Closed,
    };

    private void Take(ProviderDispute told)
    {
        (AmountMinor, Reason, Status) = (told.AmountMinor, told.Reason, told.Status);
        DueBy = told.DueBy ?? DueBy;
    }
}

/// <summary>A dispute as Stripe tells it. The amount is minor units of the payment's currency.</summary>
public sealed record ProviderDispute(string Id, long AmountMinor, string Reason, DisputeStatus Status, DateTimeOffset OpenedAt, DateTimeOffset? DueBy);

public enum DisputeStatus
{
    NeedsResponse,
    UnderReview,
    Won,
    Lost,

    /// <summary>The bank asks; no money was taken yet.</summary>
    WarningNeedsResponse,
    WarningUnderReview,
    WarningClosed,
    Prevented,
}
