using Storefront.Core.Inventory;
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

    public Refund(Payment payment, RefundSplit split, string reason, string staff, DateTimeOffset now)
        : this(payment, new Money(split.TotalMinor, payment.Currency), reason, staff, now)
    {
        Lines = split.Lines;
        ShippingMinor = split.ShippingMinor;
        TaxMinor = split.TaxMinor;
    }

    public CustomerId CustomerId { get; private set; }

    public RefundId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public PaymentId PaymentId { get; private set; }

    public Currency Currency { get; private set; }

    public long AmountMinor { get; private set; }

    /// <summary>The share of each line; empty where all of an order that was given up goes back.</summary>
    public IReadOnlyList<RefundLine> Lines { get; private set; } = [];

    public long ShippingMinor { get; private set; }

    /// <summary>Tax within the amount.</summary>
    public long TaxMinor { get; private set; }

    /// <summary>Goods that came back onto the shelf with it.</summary>
    public IReadOnlyList<AllocatedLine> Restocked { get; private set; } = [];

    public string Reason { get; private set; } = "";

    public string Staff { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public RefundState State { get; private set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>The key of the call to Stripe, the same at every try.</summary>
    public string IdempotencyKey => $"{Id}:refund";

    public void Return(IReadOnlyList<AllocatedLine> goods) => Restocked = goods;

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
