using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>One attempt to get an order's money, through one PaymentIntent. What happened to it stands in the ledger; the amounts here are derived.</summary>
public sealed class Payment
{
    private Payment()
    {
    }

    public Payment(CustomerId customer, PaymentId id, OrderId order, Money amount, CaptureMethod capture, DateTimeOffset now)
    {
        CustomerId = customer;
        Id = id;
        OrderId = order;
        Currency = amount.Currency;
        AmountMinor = amount.Minor;
        Capture = capture;
        IdempotencyKey = $"{order}:pay:1";
        CreatedAt = now;
    }

    public CustomerId CustomerId { get; private set; }

    public PaymentId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public Currency Currency { get; private set; }

    public long AmountMinor { get; private set; }

    public CaptureMethod Capture { get; private set; }

    /// <summary>The key under which the intent is created; stored before Stripe is called with it, so that a repeated call has one effect.</summary>
    public string IdempotencyKey { get; private set; } = "";

    /// <summary>The PaymentIntent, once Stripe has answered.</summary>
    public string? IntentId { get; private set; }

    public PaymentState State { get; private set; }

    public long AuthorizedMinor { get; private set; }

    public long CapturedMinor { get; private set; }

    public long RefundedMinor { get; private set; }

    /// <summary>How it was paid, for people: "Visa •••• 4242".</summary>
    public string? Method { get; private set; }

    public string? AuthorizationCode { get; private set; }

    /// <summary>Code and sentence of the last decline.</summary>
    public string? ResponseCode { get; private set; }

    public string? ResponseMessage { get; private set; }

    /// <summary>When the bank's promise ends: money that is not captured by then is lost.</summary>
    public DateTimeOffset? CaptureBefore { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public int Version { get; private set; }

    public Money Amount => new(AmountMinor, Currency);

    public Money Refundable => new(CapturedMinor - RefundedMinor, Currency);

    public void Started(string intentId)
    {
        IntentId = intentId;
        Version++;
    }

    /// <summary>Gives up a key that Stripe answers with an error for ever. An intent made under it has no payer: nobody was given its secret.</summary>
    public void RenewKey() => IdempotencyKey = $"{OrderId}:pay:{++Version}";

    /// <summary>A key for one act on the intent. It changes as soon as the shop has heard more of the payment, so that a refusal is not repeated for ever.</summary>
    public string KeyFor(string act) => $"{Id}:{act}:{Version}";

    /// <summary>Takes over what the ledger adds up to.</summary>
    public void Derive(LedgerSum sum, IntentDetails details)
    {
        State = sum.State;
        AuthorizedMinor = sum.AuthorizedMinor;
        CapturedMinor = sum.CapturedMinor;
        RefundedMinor = sum.RefundedMinor;
        Method = details.Method ?? Method;
        AuthorizationCode = details.AuthorizationCode ?? AuthorizationCode;
        CaptureBefore = details.CaptureBefore ?? CaptureBefore;
        ResponseCode = details.ResponseCode;
        ResponseMessage = details.ResponseMessage;
        Version++;
    }
}

public enum CaptureMethod
{
    /// <summary>Authorised now, captured by the merchant or at dispatch.</summary>
    Manual,

    /// <summary>Captured at once.</summary>
    Automatic,
}

public enum PaymentState
{
    Started,
    Declined,
    Processing,
    Authorized,
    Captured,
    PartiallyRefunded,
    Refunded,
    Cancelled,
}
