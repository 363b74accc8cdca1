using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>A refund that the shop decided on; its money is seen in the ledger.</summary>
public sealed class Refund
{
    private Refund()
    {
    }

    public Refund(Payment payment, Money amount, string reason, string staff, DateTimeOffset now)
    {
        CustomerId = payment.CustomerId;
        Id = RefundId.New();
        OrderId = payment.OrderId;
        PaymentId = payment.Id;
        Currency = amount.Currency;
        AmountMinor = amount.Minor;
        Reason = reason;
        Staff = staff;
        CreatedAt = now;
    }

    public CustomerId CustomerId { get; private set; }

    public RefundId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public PaymentId PaymentId { get; private set; }

    public Currency Currency { get; private set; }

    public long AmountMinor { get; private set; }

    public string Reason { get; private set; } = "";

    public string Staff { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public RefundState State { get; private set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>The key of the call to Stripe, the same at every try.</summary>
    public string IdempotencyKey => $"{Id}:refund";

    public void Done() => State = RefundState.Done;

    public void Refused() => State = RefundState.Refused;
}

public enum RefundState
{
    /// <summary>Decided; Stripe's answer is not known yet. It counts against what may still be refunded.</summary>
    Asked,
    Done,
    Refused,
}
