using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>One entry of an order's time line; never changed.</summary>
public sealed class OrderEvent
{
    private OrderEvent()
    {
    }

    public OrderEvent(CustomerId customer, OrderId order, OrderEventKind kind, string actor, string note, DateTimeOffset now)
    {
        CustomerId = customer;
        OrderId = order;
        Id = OrderEventId.New();
        Kind = kind;
        Actor = actor;
        Note = note;
        At = now;
    }

    public CustomerId CustomerId { get; private set; }

    public OrderEventId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public OrderEventKind Kind { get; private set; }

    /// <summary>Who did it: shopper, shop, Stripe, or a member of staff by mail address.</summary>
    public string Actor { get; private set; } = "";

    public long? AmountMinor { get; private init; }

    public Currency? Currency { get; private init; }

    /// <summary>The money that it is about, written as its reader writes money; null: it is about none.</summary>
    public Money? Amount
    {
        get => AmountMinor is { } minor && Currency is { } currency ? new(minor, currency) : null;
        init => (AmountMinor, Currency) = (value?.Minor, value?.Currency);
    }

    /// <summary>Details for people: a card's name, a tracking number, a decline's reason.</summary>
    public string Note { get; private set; } = "";

    /// <summary>For staff only: a decline's code, a bank's authorisation code.</summary>
    public string? Detail { get; init; }
}

public enum OrderEventKind
{
    Created,
    PaymentStarted,
    PaymentDeclined,
    PaymentAuthorized,
    PaymentCaptured,
    Placed,
    Shipped,
    Cancelled,
    Expired,
    Refunded,
    DisputeOpened,
    DisputeWon,
    DisputeLost,
    Note,
    PaymentLinkSent,
    RefundAsked,
    RestCancelled,
    PaymentReleased,
    ReadyToCollect,
    Collected,

    /// <summary>Nobody came in time; the order was given up.</summary>
    NotCollected,
    PaymentAwaited,
}
