using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Reconciliation;

/// <summary>Compares Stripe's list of payments with the shop's payments, from facts alone: sums, not entries, which are <see cref="MoneyPolicy"/>'s.</summary>
public static class BooksPolicy
{
    /// <param name="letStand">Intents of which a person has said, with a reason, that they may stand as they are.</param>
    public static BooksComparison Compare(IReadOnlyList<ProviderPayment> theirs, IReadOnlyList<BookedPayment> ours, IReadOnlySet<string> letStand)
    {
        var (byIntent, byOrder) = (ours.ToLookup(payment => payment.IntentId ?? ""), ours.ToLookup(payment => payment.Order));
        BookedPayment? ClaimOf(ProviderPayment payment) =>
            byIntent[payment.IntentId].FirstOrDefault() ?? (payment.Owner is { } owner ? byOrder[owner.Order].FirstOrDefault() : null);

        var known = theirs.ToDictionary(payment => payment.IntentId);
        var comparable = ours.Where(payment => payment.IsListed || (payment.IntentId is { } id && known.ContainsKey(id))).ToList();
        var charged = theirs.Where(payment => payment.HasMoney && !letStand.Contains(payment.IntentId)).ToLookup(ClaimOf);
        var claimed = charged.Where(same => same.Key is not null).ToList();
        return new(
            [.. claimed.Where(IsTwice).Select(Twice)],
            [
                .. comparable.Where(payment => payment.IntentId is not { } id || !letStand.Contains(id)).SelectMany(payment => Differences(payment, known)),
                .. claimed.Where(same => !IsTwice(same)).SelectMany(same => same.Where(payment => payment.IntentId != same.Key!.IntentId).Select(payment => Unheard(same.Key!, payment))),
            ],
            [.. charged[null].Select(Orphan)],
            Sums(theirs, comparable));
    }

    /// <summary>Of an older order only the second payment is on the list.</summary>
    private static bool IsTwice(IGrouping<BookedPayment?, ProviderPayment> same) =>
        same.Count() > 1 || (same.Key!.CapturedMinor > same.Key.RefundedMinor && same.Single().IntentId != same.Key.IntentId);

    private static string Twice(IGrouping<BookedPayment?, ProviderPayment> same) =>
        $"order {same.Key!.OrderNumber} has money in {string.Join(" and ", same.Select(payment => payment.IntentId).Union([same.Key.IntentId ?? ""]).Where(id => id.Length > 0))}";

    private static string Unheard(BookedPayment ours, ProviderPayment theirs) => $"order {ours.OrderNumber}: {theirs.IntentId} has {Sum(theirs)}, and the shop does not know of it";

    private static string Orphan(ProviderPayment payment) => $"{payment.IntentId}: {payment.Status}, {Sum(payment)}, no order";

    private static IEnumerable<string> Differences(BookedPayment ours, IReadOnlyDictionary<string, ProviderPayment> known)
    {
        var theirs = ours.IntentId is { } id ? known.GetValueOrDefault(id) : null;
        var (captured, refunded) = (theirs?.CapturedMinor ?? 0, theirs?.RefundedMinor ?? 0);
        if ((captured, refunded) != (ours.CapturedMinor, ours.RefundedMinor))
            yield return $"order {ours.OrderNumber}, {ours.IntentId ?? "no intent"}: ledger {Sum(ours.CapturedMinor, ours.RefundedMinor, ours.Agreed.Currency)}, Stripe {Sum(captured, refunded, ours.Agreed.Currency)}";
        if (captured - refunded > ours.Agreed.Minor)
            yield return $"order {ours.OrderNumber}, {ours.IntentId}: agreed {ours.Agreed}, Stripe {Sum(captured, refunded, ours.Agreed.Currency)}";
    }

    private static IReadOnlyList<BooksSum> Sums(IReadOnlyList<ProviderPayment> theirs, IReadOnlyList<BookedPayment> ours) =>
    [
        .. ours.Select(payment => new BooksSum(payment.Agreed.Currency, payment.CapturedMinor, payment.RefundedMinor, 0, 0))
            .Concat(theirs.Select(payment => new BooksSum(payment.Currency, 0, 0, payment.CapturedMinor, payment.RefundedMinor)))
            .GroupBy(sum => sum.Currency)
            .Select(same => same.Aggregate((left, right) => left + right))
            .OrderBy(sum => sum.Currency.Code, StringComparer.Ordinal),
    ];

    private static string Sum(ProviderPayment payment) => Sum(payment.CapturedMinor, payment.RefundedMinor, payment.Currency);

    private static string Sum(long captured, long refunded, Currency currency) =>
        refunded == 0 ? $"{new Money(captured, currency)}" : $"{new Money(captured, currency)} less {new Money(refunded, currency)}";
}

/// <summary>A payment in the shop's own books.</summary>
/// <param name="Agreed">The order's total.</param>
/// <param name="IsListed">It is so young that Stripe's list must have its intent; false: the list may begin after it.</param>
public sealed record BookedPayment(OrderId Order, string OrderNumber, string? IntentId, Money Agreed, long CapturedMinor, long RefundedMinor, bool IsListed);

/// <summary>What the two books do not agree on, in words; empty lists: they agree.</summary>
/// <param name="Twice">Orders with money in more than one payment at Stripe.</param>
/// <param name="Different">Payments whose sums differ, or are more than was agreed.</param>
/// <param name="Orphans">Money at Stripe that no order claims.</param>
public sealed record BooksComparison(IReadOnlyList<string> Twice, IReadOnlyList<string> Different, IReadOnlyList<string> Orphans, IReadOnlyList<BooksSum> Sums)
{
    public bool Agrees => Twice.Count + Different.Count + Orphans.Count == 0;
}

/// <summary>Minor units of one currency.</summary>
public sealed record BooksSum(Currency Currency, long OursCaptured, long OursRefunded, long TheirsCaptured, long TheirsRefunded)
{
    public static BooksSum operator +(BooksSum left, BooksSum right) => checked(new(
        left.Currency,
        left.OursCaptured + right.OursCaptured,
        left.OursRefunded + right.OursRefunded,
        left.TheirsCaptured + right.TheirsCaptured,
        left.TheirsRefunded + right.TheirsRefunded));
}
