namespace Storefront.Core.Payments;

/// <summary>What a payment's ledger adds up to.</summary>
/// <param name="PromisedMinor">What of the authorised money can still be taken.</param>
public sealed record LedgerSum(PaymentState State, long AuthorizedMinor, long CapturedMinor, long RefundedMinor, long PromisedMinor)
{
    /// <summary>
    /// Adds a ledger up. The order of the entries does not matter, so late and reordered messages cannot undo anything:
    /// a refund outweighs a capture, a capture an authorisation, an authorisation a decline. While a part is still promised, that outweighs
    /// what was taken and given back of the other parts.
    /// </summary>
    public static LedgerSum Of(IReadOnlyCollection<PaymentFact> facts)
    {
        var captured = Sum(facts, PaymentFactKind.Captured);
        var refunded = Sum(facts, PaymentFactKind.Refunded) - Sum(facts, PaymentFactKind.RefundFailed);
        var authorized = Math.Max(Sum(facts, PaymentFactKind.Authorized), captured);
        var promised = Has(facts, PaymentFactKind.Cancelled) ? 0 : Math.Max(0, authorized - captured - Sum(facts, PaymentFactKind.Released));
        return new(StateOf(facts, captured, refunded, promised), authorized, captured, refunded, promised);
    }

    private static PaymentState StateOf(IReadOnlyCollection<PaymentFact> facts, long captured, long refunded, long promised)
    {
        if (captured > 0 && promised > 0) return PaymentState.PartiallyCaptured;
        if (captured > 0 && refunded >= captured) return PaymentState.Refunded;
        if (captured > 0 && refunded > 0) return PaymentState.PartiallyRefunded;
        if (captured > 0) return PaymentState.Captured;
        if (Has(facts, PaymentFactKind.Cancelled)) return PaymentState.Cancelled;
        if (Has(facts, PaymentFactKind.Authorized)) return PaymentState.Authorized;
        if (IsOnTheWay(facts)) return PaymentState.Processing;
        return Has(facts, PaymentFactKind.Declined) ? PaymentState.Declined : PaymentState.Started;
    }

    /// <summary>Money that was on its way and failed days later is told as a decline of the same charge.</summary>
    private static bool IsOnTheWay(IReadOnlyCollection<PaymentFact> facts) =>
        facts.Any(fact => fact.Kind == PaymentFactKind.Processing && !facts.Any(end => end.Kind == PaymentFactKind.Declined && end.Occurrence == fact.Occurrence));

    private static bool Has(IReadOnlyCollection<PaymentFact> facts, PaymentFactKind kind) => facts.Any(fact => fact.Kind == kind);

    private static long Sum(IReadOnlyCollection<PaymentFact> facts, PaymentFactKind kind) =>
        facts.Where(fact => fact.Kind == kind).Aggregate(0L, (sum, fact) => checked(sum + fact.AmountMinor));
}
