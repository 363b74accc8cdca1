using Storefront.Core.Orders;

namespace Storefront.Core.Payments.Reconciliation;

/// <summary>Compares Stripe's file of one intent with the shop's, from facts alone.</summary>
public static class MoneyPolicy
{
    /// <param name="ours">Null: no order of the shop claims the intent.</param>
    public static IReadOnlyList<MoneyDifference> Differences(Intent theirs, ShopSide? ours)
    {
        var sum = LedgerSum.Of([.. theirs.Facts]);
        return ours is null || !ours.IsFor(theirs.Id) ? [.. Stray(theirs, sum, ours)] : [.. Unheard(theirs, sum, ours), .. Disputed(theirs, ours), .. Unequal(theirs, sum, ours), .. Unknown(theirs, ours)];
    }

    /// <summary>The shop has an intent of which Stripe says that there is none.</summary>
    public static IReadOnlyList<MoneyDifference> DifferencesOfUnknown(string intentId, ShopSide ours) =>
        WantsMoney(ours) && ours.Payment.State is not PaymentState.Cancelled ? [WithoutMoney(intentId, "", ours)] : [];

    /// <summary>Money of an intent that no order has as its own.</summary>
    private static IEnumerable<MoneyDifference> Stray(Intent theirs, LedgerSum sum, ShopSide? ours)
    {
        if (theirs.Status == IntentStatus.RequiresCapture)
            yield return Of(theirs, ours, MoneyMatterKind.AuthorisationNobodyWants, theirs.Id, MoneyRepair.Release) with { TheirsMinor = sum.AuthorizedMinor };
        if (sum.CapturedMinor <= sum.RefundedMinor) yield break;
        var kind = ours is { Payment.AuthorizedMinor: > 0 } or { Payment.CapturedMinor: > 0 } ? MoneyMatterKind.DuplicatePayment : MoneyMatterKind.PaidWithoutOrder;
        yield return Of(theirs, ours, kind, theirs.Id, MoneyRepair.Refund) with { OursMinor = ours?.Payment.CapturedMinor, TheirsMinor = sum.CapturedMinor - sum.RefundedMinor };
    }

    /// <summary>What happened at Stripe and the ledger has no entry of.</summary>
    private static IEnumerable<MoneyDifference> Unheard(Intent theirs, LedgerSum sum, ShopSide ours)
    {
        var news = theirs.Facts.Where(fact => !ours.Has(fact)).ToList();
        if (sum.State == PaymentState.Authorized && IsGivenUp(ours))
        {
            yield return Of(theirs, ours, MoneyMatterKind.AuthorisationNobodyWants, theirs.Id, MoneyRepair.Release) with { TheirsMinor = sum.AuthorizedMinor };
            yield break;
        }
        if (!WantsMoney(ours) && news.Any(fact => fact.Kind is PaymentFactKind.Authorized or PaymentFactKind.Captured))
        {
            yield return Of(theirs, ours, MoneyMatterKind.PaymentNotRecorded, theirs.Id, MoneyRepair.Settle)
                with { OursMinor = ours.Payment.CapturedMinor, TheirsMinor = Math.Max(sum.AuthorizedMinor, sum.CapturedMinor) };
            yield break;
        }
        foreach (var fact in news)
        {
            if (KindOf(fact.Kind) is { } kind)
                yield return Of(theirs, ours, kind, fact.Occurrence, MoneyRepair.Settle) with { TheirsMinor = fact.AmountMinor, OccurredAt = fact.OccurredAt };
        }
    }

    private static IEnumerable<MoneyDifference> Disputed(Intent theirs, ShopSide ours) =>
        from told in theirs.Disputes
        let known = ours.Disputes.FirstOrDefault(dispute => dispute.StripeId == told.Id)
        where known?.Status != told.Status
        select Of(theirs, ours, MoneyMatterKind.DisputeElsewhere, told.Id, MoneyRepair.Settle) with
        {
            OursMinor = known?.AmountMinor,
            TheirsMinor = told.AmountMinor,
            Ours = known?.Status.ToString() ?? "",
            Theirs = told.Status.ToString(),
            OccurredAt = told.OpenedAt,
        };

    private static MoneyMatterKind? KindOf(PaymentFactKind fact) => fact switch
    {
        PaymentFactKind.Captured => MoneyMatterKind.CapturedElsewhere,
        PaymentFactKind.Refunded => MoneyMatterKind.RefundedElsewhere,
        PaymentFactKind.Cancelled => MoneyMatterKind.CancelledElsewhere,
        PaymentFactKind.Declined or PaymentFactKind.Processing or PaymentFactKind.Authorized or PaymentFactKind.Released or PaymentFactKind.RefundFailed => null,
        PaymentFactKind.DisputeOpened or PaymentFactKind.DisputeWon or PaymentFactKind.DisputeLost => null, // compared as disputes
    };

    /// <summary>What both know, and what is wrong all the same.</summary>
    private static IEnumerable<MoneyDifference> Unequal(Intent theirs, LedgerSum sum, ShopSide ours)
    {
        foreach (var fact in theirs.Facts)
        {
            if (ours.Has(fact) && ours.MinorOf(fact) is { } known && known != fact.AmountMinor)
                yield return Of(theirs, ours, MoneyMatterKind.AmountDiffers, fact.Occurrence, MoneyRepair.Review)
                    with { OursMinor = known, TheirsMinor = fact.AmountMinor, OccurredAt = fact.OccurredAt };
        }
        if (IsOver(theirs, sum) && sum.CapturedMinor != ours.Payment.AmountMinor && sum.CapturedMinor - sum.RefundedMinor != ours.Payment.AmountMinor && !IsRestGivenUp(theirs, ours))
            yield return Of(theirs, ours, MoneyMatterKind.AmountDiffers, theirs.Id, sum.CapturedMinor > ours.Payment.AmountMinor ? MoneyRepair.RefundSurplus : MoneyRepair.Review)
                with { OursMinor = ours.Payment.AmountMinor, TheirsMinor = sum.CapturedMinor };
        if (WantsMoney(ours) && ours.Payment.State == PaymentState.Cancelled) yield return WithoutMoney(theirs.Id, theirs.Status.ToString(), ours);
        if (FailedRefund(theirs, sum) is { } failed)
            yield return Of(theirs, ours, MoneyMatterKind.RefundFailed, failed.Occurrence, MoneyRepair.RefundAgain)
                with { OursMinor = ours.Payment.RefundedMinor, TheirsMinor = failed.AmountMinor, OccurredAt = failed.OccurredAt };
    }

    /// <summary>The last refund failed and none was made after it.</summary>
    private static PaymentFact? FailedRefund(Intent theirs, LedgerSum sum)
    {
        var last = theirs.Facts.Where(fact => fact.Kind == PaymentFactKind.Refunded).MaxBy(fact => fact.OccurredAt);
        return sum.RefundedMinor < sum.CapturedMinor ? theirs.Facts.FirstOrDefault(fact => fact.Kind == PaymentFactKind.RefundFailed && fact.Occurrence == last?.Occurrence) : null;
    }

    /// <summary>Money in the ledger that Stripe does not know.</summary>
    private static IEnumerable<MoneyDifference> Unknown(Intent theirs, ShopSide ours) =>
        from entry in ours.Ledger
        where entry.Kind is PaymentFactKind.Captured or PaymentFactKind.Refunded or PaymentFactKind.RefundFailed
            && !theirs.Facts.Any(fact => fact.ObjectId == entry.ObjectId && fact.Kind == entry.Kind && (fact.SoFar || fact.Occurrence == entry.Occurrence))
        select Of(theirs, ours, MoneyMatterKind.EntryNotAtStripe, entry.Occurrence, MoneyRepair.Review) with { OursMinor = entry.AmountMinor, OccurredAt = entry.OccurredAt };

    private static MoneyDifference WithoutMoney(string intentId, string theirs, ShopSide ours) =>
        new(MoneyMatterKind.OrderWithoutMoney, intentId, intentId, ours.Order.Status == OrderStatus.Placed ? MoneyRepair.CancelOrder : MoneyRepair.Review)
        {
            OrderNumber = ours.Order.Number,
            Currency = ours.Payment.Currency,
            OursMinor = ours.Order.TotalMinor,
            Ours = ours.ToString(),
            Theirs = theirs,
            OccurredAt = ours.Payment.CreatedAt,
        };

    private static MoneyDifference Of(Intent theirs, ShopSide? ours, MoneyMatterKind kind, string objectId, MoneyRepair repair) => new(kind, objectId, theirs.Id, repair)
    {
        OrderNumber = ours?.Order.Number,
        Currency = theirs.Amount.Currency,
        Ours = ours?.ToString() ?? "",
        Theirs = theirs.Status.ToString(),
        OccurredAt = theirs.Facts.Select(fact => fact.OccurredAt).DefaultIfEmpty().Max(),
    };

    /// <summary>No more of it can be taken.</summary>
    private static bool IsOver(Intent theirs, LedgerSum sum) => theirs.Status == IntentStatus.Succeeded || (theirs.Status == IntentStatus.Canceled && sum.CapturedMinor > 0);

    /// <summary>The parcels that left were paid, and the shop let the rest of the promise go.</summary>
    private static bool IsRestGivenUp(Intent theirs, ShopSide ours) =>
        ours.Order.Status == OrderStatus.Shipped && theirs.Facts.Any(fact => fact.Kind == PaymentFactKind.Released && ours.Has(fact));

    private static bool WantsMoney(ShopSide ours) => ours.Order.Status is OrderStatus.Placed or OrderStatus.Shipped;

    /// <summary>Money that comes for it can only go back: the shop gave it up, or has heard of the money and could not use it.</summary>
    private static bool IsGivenUp(ShopSide ours) =>
        ours.Order.Status == OrderStatus.Cancelled || (ours.Order.Status == OrderStatus.Expired && ours.Payment.State == PaymentState.Authorized);
}
