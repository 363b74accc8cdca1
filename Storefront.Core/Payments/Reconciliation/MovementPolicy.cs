namespace Storefront.Core.Payments.Reconciliation;

/// <summary>Compares what moved on Stripe's balance for one charge or refund with the ledger's entries of it, from facts alone.</summary>
public static class MovementPolicy
{
    /// <summary>
    /// Anything between what the shop knew when the list was asked for and what it knows now agrees. A part of a charge that the shop has not
    /// heard of is found by <see cref="MoneyPolicy"/>: here only a part that is more than all of the ledger is too much.
    /// </summary>
    /// <param name="parts">All listed movements of one source and kind; at least one.</param>
    /// <param name="entries">The ledger's entries of the same; none: the source is another system's, or <see cref="MoneyPolicy"/>'s to find.</param>
    /// <param name="run">When the list began and when it was asked for: parts from before its begin are not on it.</param>
    public static MoneyDifference? Difference(IReadOnlyList<ProviderTrace> parts, IReadOnlyList<LedgerEntry> entries, ReconciliationRun run)
    {
        var last = parts.MaxBy(trace => trace.Movement!.At)!;
        if (entries.Count == 0 || last is not { IntentId: { } intent, Movement: { } movement }) return null;
        var theirs = parts.Sum(trace => Math.Abs(trace.Movement!.Amount.Minor));
        var ours = entries.Sum(entry => entry.AmountMinor);
        var before = entries.Where(entry => entry.RecordedAt <= run.StartedAt).Sum(entry => entry.AmountMinor);
        var (isInParts, isWhole) = (parts.Any(trace => trace.Movement!.IsPart), entries.Min(entry => entry.OccurredAt) >= run.Since);
        var isMore = isInParts ? parts.Any(trace => Math.Abs(trace.Movement!.Amount.Minor) > ours) : theirs > ours;
        var isLess = theirs < before && (isWhole || !isInParts);
        if (!isMore && !isLess) return null;
        return new(MoneyMatterKind.MovementDiffers, last.ObjectId, intent, MoneyRepair.Review)
        {
            Currency = movement.Amount.Currency,
            OursMinor = ours,
            TheirsMinor = theirs,
            Ours = entries[0].Kind.ToString(),
            Theirs = movement.Kind.ToString(),
            OccurredAt = movement.At,
        };
    }

    public static PaymentFactKind FactOf(ProviderMovementKind kind) => kind switch
    {
        ProviderMovementKind.Charge => PaymentFactKind.Captured,
        ProviderMovementKind.Refund => PaymentFactKind.Refunded,
        ProviderMovementKind.RefundFailure => PaymentFactKind.RefundFailed,
    };
}
