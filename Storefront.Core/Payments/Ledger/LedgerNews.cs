namespace Storefront.Core.Payments;

/// <summary>What Stripe tells against what the ledger has.</summary>
internal static class LedgerNews
{
    /// <summary>
    /// The facts that the ledger does not have. Of a charge that is taken in parts Stripe tells the sum so far: news is what it exceeds the
    /// ledger's sum by, so a message that comes late or twice adds nothing.
    /// </summary>
    /// <param name="now">When a later part was heard of; Stripe keeps the time of the charge only.</param>
    public static IReadOnlyList<PaymentFact> Of(IReadOnlyCollection<PaymentFact> known, IEnumerable<PaymentFact> told, DateTimeOffset now)
    {
        var seen = known.Select(Identity).ToHashSet();
        return [.. told.Select(fact => fact.SoFar ? Part(known, fact, now) : fact).OfType<PaymentFact>().Where(fact => seen.Add(Identity(fact)))];
    }

    /// <summary>What the ledger has of a fact; of a sum so far: all parts together. Null: nothing.</summary>
    public static long? KnownMinor(IEnumerable<PaymentFact> known, PaymentFact told)
    {
        var same = known.Where(fact => fact.ObjectId == told.ObjectId && fact.Kind == told.Kind && (told.SoFar || fact.Occurrence == told.Occurrence)).ToList();
        return same.Count == 0 ? null : same.Sum(fact => fact.AmountMinor);
    }

    private static PaymentFact? Part(IReadOnlyCollection<PaymentFact> known, PaymentFact told, DateTimeOffset now)
    {
        if (KnownMinor(known, told) is not { } before) return told with { SoFar = false };
        return told.AmountMinor <= before ? null : told with
        {
            Occurrence = $"{told.Occurrence}@{told.AmountMinor}",
            AmountMinor = told.AmountMinor - before,
            OccurredAt = now,
            SoFar = false,
        };
    }

    private static (string, PaymentFactKind, string) Identity(PaymentFact fact) => (fact.ObjectId, fact.Kind, fact.Occurrence);
}
