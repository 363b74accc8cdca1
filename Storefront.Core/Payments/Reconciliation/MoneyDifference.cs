using Storefront.Core.Orders;
using Storefront.Core.Payments.Disputes;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Reconciliation;

/// <summary>One thing that the shop's books and Stripe's do not agree on. Amounts are minor units.</summary>
public sealed record MoneyDifference(MoneyMatterKind Kind, string ObjectId, string IntentId, MoneyRepair Repair)
{
    public string? OrderNumber { get; init; }

    public required Currency Currency { get; init; }

    public long? OursMinor { get; init; }

    public long? TheirsMinor { get; init; }

    public string Ours { get; init; } = "";

    public string Theirs { get; init; } = "";

    public required DateTimeOffset OccurredAt { get; init; }
}

/// <summary>What the shop knows of an intent: the order that it was made for, and the payment of that order with its ledger.</summary>
public sealed record ShopSide(Order Order, Payment Payment, IReadOnlyList<LedgerEntry> Ledger, IReadOnlyList<Dispute> Disputes)
{
    private IEnumerable<PaymentFact> Known => Ledger.Select(entry => new PaymentFact(entry.ObjectId, entry.Kind, entry.Occurrence, entry.AmountMinor, entry.OccurredAt));

    /// <summary>What the ledger has of a fact, in minor units: of a sum so far all parts together. Null: nothing.</summary>
    public long? MinorOf(PaymentFact fact) => LedgerNews.KnownMinor(Known, fact);

    public bool Has(PaymentFact fact) => MinorOf(fact) is { } known && (!fact.SoFar || known >= fact.AmountMinor);

    public bool IsFor(string intentId) => Payment.IntentId is null || Payment.IntentId == intentId;

    public override string ToString() => $"{Order.Status}, {Payment.State}";
}
