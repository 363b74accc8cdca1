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
        IdempotencyKey = $"{order}:pay:0";
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

    /// <summary>What the bank still promises: authorised, neither taken nor let go.</summary>
    public long PromisedMinor { get; private set; }

    /// <summary>The card's network lets the promise be taken in parts, one for each parcel.</summary>
    public bool InParts { get; private set; }

    /// <summary>The part that Stripe was asked to take and has not answered about; 0: none.</summary>
    public long CapturingMinor { get; private set; }

    /// <summary>How often a part was asked for in vain: each needs another key.</summary>
    public int CaptureTries { get; private set; }

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

    /// <summary>
    /// Notes the part of the promise that Stripe is asked for, before it is asked. Until that is answered every press asks for the same part
    /// under the same key, so that no two presses take two.
    /// </summary>
    public CaptureAsk AskCapture(long amountMinor)
    {
        if (CapturingMinor == 0) CapturingMinor = amountMinor;
        return new(CaptureKey, CapturedMinor, new(CapturingMinor, Currency), InParts && CapturingMinor < PromisedMinor);
    }

    /// <summary>Stripe has answered that it did not take the part.</summary>
    public void NotCaptured(string key)
    {
        if (CapturingMinor == 0 || CaptureKey != key) return;
        CapturingMinor = 0;
        CaptureTries++;
    }

    private string CaptureKey => $"{Id}:capture:{CapturedMinor}:{CaptureTries}";

    /// <summary>A key for one act on the intent. It changes as soon as the shop has heard more of the payment, so that a refusal is not repeated for ever.</summary>
    public string KeyFor(string act) => $"{Id}:{act}:{Version}";

    /// <summary>Takes over what the ledger adds up to.</summary>
    public void Derive(LedgerSum sum, IntentDetails details)
    {
        if (sum.CapturedMinor != CapturedMinor || sum.PromisedMinor == 0) CapturingMinor = 0;
        State = sum.State;
        PromisedMinor = sum.PromisedMinor;
        InParts |= details.InParts;
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

/// <summary>One part of a promise that Stripe is asked to take.</summary>
/// <param name="BeforeMinor">What had been taken when it was asked for.</param>
/// <param name="More">The rest stays promised, for the parcels that follow.</param>
public sealed record CaptureAsk(string Key, long BeforeMinor, Money Amount, bool More);

/// <summary>What the shopper pays with.</summary>
public enum PaymentWay
{
    Card,

    /// <summary>SEPA direct debit: the bank answers after some days.</summary>
    BankDebit,
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

    /// <summary>Taken for the parcels that left; the rest is still promised.</summary>
    PartiallyCaptured,
    Captured,
    PartiallyRefunded,
    Refunded,
    Cancelled,
}
