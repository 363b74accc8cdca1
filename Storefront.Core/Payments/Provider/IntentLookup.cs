using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Look-up from Stripe's PaymentIntent to the payment, which is keyed by customer.</summary>
public sealed class IntentLookup
{
    private IntentLookup()
    {
    }

    public IntentLookup(string intentId, CustomerId customer, OrderId order, PaymentId payment)
    {
        IntentId = intentId;
        CustomerId = customer;
        OrderId = order;
        PaymentId = payment;
    }

    public string IntentId { get; private set; } = "";

    public CustomerId CustomerId { get; private set; }

    public OrderId OrderId { get; private set; }

    public PaymentId PaymentId { get; private set; }
}
