using Storefront.Core.Payments.Disputes;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Stripe, as the shop sees it. Every call answers; a fault of the network or of Stripe is <see cref="GatewayAnswer{T}.Unreachable"/>.</summary>
public interface IPaymentGateway
{
    /// <summary>Creates the PaymentIntent of a payment. The same key gives the same intent, however often it is called.</summary>
    Task<GatewayAnswer<Intent>> CreateAsync(IntentRequest request, CancellationToken ct);

    /// <summary>
    /// Changes what an intent that nobody has paid yet is to be paid with. A debit takes its money at once, whatever the shop does with cards.
    /// The call says what is to be, so it goes without its key: who changes his mind twice would be given the first answer again.
    /// </summary>
    Task<GatewayAnswer<Intent>> ChooseAsync(IntentRef intent, IntentChoice choice, CancellationToken ct);

    /// <summary>The intent with all that happened to it.</summary>
    Task<GatewayAnswer<Intent>> FetchAsync(string intentId, CancellationToken ct);

    /// <summary>Takes authorised money; <paramref name="amount"/> at most what is still promised.</summary>
    /// <param name="more">The rest stays promised; only where the intent's details say that it may be taken in parts. Else it is let go.</param>
    Task<GatewayAnswer<Intent>> CaptureAsync(IntentRef intent, Money amount, bool more, CancellationToken ct);

    /// <summary>Lets go of the rest of a promise of which a part was taken.</summary>
    Task<GatewayAnswer<Intent>> ReleaseAsync(IntentRef intent, CancellationToken ct);

    /// <summary>Gives an authorisation back, or ends an attempt. Declined when the money was already taken.</summary>
    Task<GatewayAnswer<Intent>> CancelAsync(IntentRef intent, CancellationToken ct);

    /// <summary>Sends captured money back. A refund that was made before under the same key, however long ago, is not made again.</summary>
    Task<GatewayAnswer<Intent>> RefundAsync(IntentRef intent, Money amount, CancellationToken ct);

    /// <summary>Answers a dispute. Banks read one answer only: it cannot be changed after.</summary>
    Task<GatewayAnswer<Intent>> AnswerDisputeAsync(IntentRef intent, string disputeId, DisputeAnswer answer, CancellationToken ct);
}

/// <summary>An intent to act on, whose it is, and the idempotency key of the act: stored or derived, never made while calling.</summary>
public sealed record IntentRef(string Id, CustomerId Customer, PaymentId Payment, string IdempotencyKey);

/// <summary>What a call to Stripe came to.</summary>
public abstract record GatewayAnswer<T>
{
    private GatewayAnswer()
    {
    }

    public sealed record Accepted(T Value) : GatewayAnswer<T>;

    /// <summary>Stripe refused, for good.</summary>
    /// <param name="Code">Stripe's error or decline code.</param>
    public sealed record Declined(string Code, string Message) : GatewayAnswer<T>;

    /// <summary>Nobody knows whether it happened; ask again with the same key, or fetch.</summary>
    /// <param name="KeySpent">Stripe answered, with an error of its own, and will answer so to this key for ever: only another key gets further.</param>
    public sealed record Unreachable(string Reason, bool KeySpent = false) : GatewayAnswer<T>;
}

/// <summary>What Stripe needs to begin. Ids go into the intent's metadata, so that a webhook finds its order.</summary>
public sealed record IntentRequest(CustomerId Customer, OrderId Order, PaymentId Payment, string OrderNumber, Money Amount, IntentChoice Choice, string ReceiptEmail, string IdempotencyKey)
{
    /// <summary>Asks the card's network that the promise may be taken in parts, where it can.</summary>
    public bool InParts { get; init; }
}

/// <summary>What the shopper has chosen to pay with.</summary>
/// <param name="Payer">Whose kept card pays, or is to be kept; null: nobody's, and who paid before stays.</param>
/// <param name="Keep">Keeps the card for the payer's next purchase.</param>
public sealed record IntentChoice(PaymentWay Way, CaptureMethod Capture, string? Payer, bool Keep)
{
    public bool Is(Intent intent) => intent.Way == Way && intent.Keeps == Keep && (Payer is null || intent.Payer == Payer);
}

/// <summary>A PaymentIntent as fetched.</summary>
/// <param name="ClientSecret">For the browser of the payer only; never logged or stored.</param>
/// <param name="Owner">Whose it is, from its metadata; null: not made by this shop.</param>
/// <param name="Facts">All that happened so far, each with Stripe's id of the occurrence.</param>
public sealed record Intent(string Id, string ClientSecret, IntentStatus Status, Money Amount, IntentOwner? Owner, IntentDetails Details, IReadOnlyList<PaymentFact> Facts)
{
    /// <summary>What it can be paid with.</summary>
    public PaymentWay Way { get; init; }

    /// <summary>Who pays, as Stripe knows him; null: a guest.</summary>
    public string? Payer { get; init; }

    /// <summary>The card will be kept.</summary>
    public bool Keeps { get; init; }

    /// <summary>Disputes about it, as they stand now.</summary>
    public IReadOnlyList<ProviderDispute> Disputes { get; init; } = [];

    /// <summary>The card that its owner agreed to keep, once it was good for the money.</summary>
    public SavedCard? Saved { get; init; }
}

public sealed record IntentOwner(CustomerId Customer, OrderId Order, PaymentId Payment);

/// <param name="Method">For people: "Visa •••• 4242".</param>
/// <param name="ResponseCode">Code of the last decline.</param>
/// <param name="CaptureBefore">When the bank's promise ends; null: there is none, or Stripe does not say.</param>
public sealed record IntentDetails(
    string? Method = null, string? AuthorizationCode = null, string? ResponseCode = null, string? ResponseMessage = null, DateTimeOffset? CaptureBefore = null)
{
    /// <summary>The promise may be taken in parts.</summary>
    public bool InParts { get; init; }
}

public enum IntentStatus
{
    RequiresPaymentMethod,
    RequiresConfirmation,
    RequiresAction,
    Processing,
    RequiresCapture,
    Succeeded,
    Canceled,
}
