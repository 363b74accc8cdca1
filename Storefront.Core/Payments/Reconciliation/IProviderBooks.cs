using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Reconciliation;

/// <summary>Stripe's own books, read by its documented lists; nothing is changed.</summary>
public interface IProviderBooks
{
    /// <summary>Everything that was made, or moved money, since a moment: intents, refunds, disputes and movements of the balance.</summary>
    Task<GatewayAnswer<IReadOnlyList<ProviderTrace>>> ListSinceAsync(DateTimeOffset since, CancellationToken ct);

    /// <summary>All payments that were made since a moment, with what was taken and given back in all; null: since ever.</summary>
    Task<GatewayAnswer<IReadOnlyList<ProviderPayment>>> PaymentsSinceAsync(DateTimeOffset? since, CancellationToken ct);

    /// <summary>All events since a moment, whether or not their webhooks arrived.</summary>
    Task<GatewayAnswer<IReadOnlyList<ProviderEvent>>> EventsSinceAsync(DateTimeOffset since, CancellationToken ct);
}

/// <summary>An event as Stripe's list shows it.</summary>
/// <param name="Payload">Its JSON, as a webhook would have brought it.</param>
public sealed record ProviderEvent(string Id, string Type, string? IntentId, string Payload, DateTimeOffset CreatedAt);

/// <summary>A PaymentIntent as Stripe's list shows it. Amounts are minor units of its currency.</summary>
/// <param name="Owner">Whose it is, from its metadata; null: not made by this shop.</param>
public sealed record ProviderPayment(string IntentId, IntentStatus Status, Currency Currency, long CapturedMinor, long RefundedMinor, IntentOwner? Owner)
{
    /// <summary>Something was taken and not given back, or is reserved.</summary>
    public bool HasMoney => Status == IntentStatus.RequiresCapture || CapturedMinor > RefundedMinor;
}

/// <summary>A line of one of Stripe's lists, and the intent that it leads to.</summary>
/// <param name="Movement">What moved on the balance; null for everything else.</param>
public sealed record ProviderTrace(string ObjectId, string? IntentId, ProviderMovement? Movement = null);

/// <summary>A movement of Stripe's balance, signed as there.</summary>
/// <param name="SourceId">The charge or refund that it is of.</param>
/// <param name="IsPart">The charge may be taken in parts, of which this is one.</param>
public sealed record ProviderMovement(string SourceId, ProviderMovementKind Kind, Money Amount, DateTimeOffset At, bool IsPart = false);

public enum ProviderMovementKind
{
    Charge,
    Refund,
    RefundFailure,
}
