using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>A card that Stripe keeps for a customer. The shop knows its name for people and Stripe's id of it, never its number.</summary>
public sealed class PaymentToken
{
    private PaymentToken()
    {
    }

    public PaymentToken(CustomerId customer, SavedCard card, DateTimeOffset now)
    {
        CustomerId = customer;
        Id = PaymentTokenId.New();
        MethodId = card.MethodId;
        Label = card.Label;
        ExpiryMonth = card.ExpiryMonth;
        ExpiryYear = card.ExpiryYear;
        CreatedAt = now;
    }

    public CustomerId CustomerId { get; private set; }

    public PaymentTokenId Id { get; private set; }

    /// <summary>Stripe's PaymentMethod; of use only together with the shop's secret key and the customer's id at Stripe.</summary>
    public string MethodId { get; private set; } = "";

    /// <summary>"Visa •••• 4242".</summary>
    public string Label { get; private set; } = "";

    public int ExpiryMonth { get; private set; }

    public int ExpiryYear { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
}

/// <summary>Who a customer is at Stripe.</summary>
public sealed class Payer
{
    private Payer()
    {
    }

    public Payer(CustomerId customer, string providerId)
    {
        CustomerId = customer;
        ProviderId = providerId;
    }

    public CustomerId CustomerId { get; private set; }

    public string ProviderId { get; private set; } = "";
}

/// <summary>A card that its owner agreed to keep, as Stripe names it.</summary>
public sealed record SavedCard(string MethodId, string Label, int ExpiryMonth, int ExpiryYear);

/// <summary>What a signed-in customer wants of his card.</summary>
/// <param name="Saved">Pays with this one of his cards; null: with another.</param>
/// <param name="Save">Keeps the card for the next time.</param>
/// <param name="Of">Whose card it is; null: of the order's own customer. Whoever has an order's link may pay it with a card of his own.</param>
public sealed record CardWish(PaymentTokenId? Saved, bool Save, CustomerId? Of = null);
