using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Reconciliation;

/// <summary>
/// A row of the money inbox: Stripe's books and the shop's say different things of one object, and a person has to decide. It is unique
/// for its kind and object, keeps both sides' numbers, and closes itself when a later look finds no difference.
/// </summary>
public sealed class MoneyMatter
{
    private MoneyMatter()
    {
    }

    public MoneyMatter(MoneyDifference found, DateTimeOffset now)
    {
        Id = MoneyMatterId.New();
        Kind = found.Kind;
        ObjectId = found.ObjectId;
        IntentId = found.IntentId;
        FoundAt = now;
        Take(found, now);
    }

    public MoneyMatterId Id { get; private set; }

    public MoneyMatterKind Kind { get; private set; }

    /// <summary>Stripe's object that the two sides disagree on: a PaymentIntent, charge, refund, dispute or movement.</summary>
    public string ObjectId { get; private set; } = "";

    /// <summary>The PaymentIntent it belongs to.</summary>
    public string IntentId { get; private set; } = "";

    /// <summary>Null: no order of the shop is known for it.</summary>
    public string? OrderNumber { get; private set; }

    public Currency Currency { get; private set; }

    /// <summary>What the shop's books say, minor units; null: nothing.</summary>
    public long? OursMinor { get; private set; }

    /// <summary>What Stripe's books say, minor units; null: nothing.</summary>
    public long? TheirsMinor { get; private set; }

    /// <summary>How it stands in the shop: "Placed, Authorized".</summary>
    public string Ours { get; private set; } = "";

    /// <summary>How it stands at Stripe: "Succeeded".</summary>
    public string Theirs { get; private set; } = "";

    /// <summary>When it happened, by the clock of the side that knows of it.</summary>
    public DateTimeOffset OccurredAt { get; private set; }

    public DateTimeOffset FoundAt { get; private set; }

    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>The one button of the row.</summary>
    public MoneyRepair Repair { get; private set; }

    public MoneyMatterState State { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Member of staff by mail address.</summary>
    public string? ClosedBy { get; private set; }

    /// <summary>Why a person let it stand as it is.</summary>
    public string? Reason { get; private set; }

    public Money? OursAmount => OursMinor is { } minor ? new Money(minor, Currency) : null;

    public Money? TheirsAmount => TheirsMinor is { } minor ? new Money(minor, Currency) : null;

    /// <summary>Found once more. What a person has let stand stays so while nothing of it changes; everything else is open again.</summary>
    public void SeenAgain(MoneyDifference found, DateTimeOffset now)
    {
        var same = (OursMinor, TheirsMinor, Ours, Theirs) == (found.OursMinor, found.TheirsMinor, found.Ours, found.Theirs);
        Take(found, now);
        if (State == MoneyMatterState.Repairing || (State == MoneyMatterState.Reviewed && same)) return;
        State = MoneyMatterState.Open;
        (ClosedAt, ClosedBy, Reason) = (null, null, null);
    }

    /// <summary>Looked for and not found any more.</summary>
    public void Gone(DateTimeOffset now)
    {
        if (State != MoneyMatterState.Open) return;
        State = MoneyMatterState.Gone;
        ClosedAt = now;
    }

    public void Reopen() => State = MoneyMatterState.Open;

    public void Repaired(string staff, DateTimeOffset now) => Close(MoneyMatterState.Repaired, staff, now);

    public void Reviewed(string staff, string reason, DateTimeOffset now)
    {
        Close(MoneyMatterState.Reviewed, staff, now);
        Reason = reason;
    }

    private void Close(MoneyMatterState state, string staff, DateTimeOffset now) => (State, ClosedBy, ClosedAt) = (state, staff, now);

    private void Take(MoneyDifference found, DateTimeOffset now)
    {
        OrderNumber = found.OrderNumber;
        Currency = found.Currency;
        OursMinor = found.OursMinor;
        TheirsMinor = found.TheirsMinor;
        Ours = found.Ours;
        Theirs = found.Theirs;
        OccurredAt = found.OccurredAt;
        Repair = found.Repair;
        SeenAt = now;
    }
}

public enum MoneyMatterKind
{
    /// <summary>Stripe took money that no order of the shop claims.</summary>
    PaidWithoutOrder,

    /// <summary>An order is to be sent or was sent, and Stripe holds no money for it.</summary>
    OrderWithoutMoney,

    /// <summary>Stripe has the money of an order that the shop believes unpaid.</summary>
    PaymentNotRecorded,

    /// <summary>Another amount was taken than the shop asked for, or the two books name different amounts.</summary>
    AmountDiffers,

    /// <summary>Captured at Stripe without the shop's knowledge.</summary>
    CapturedElsewhere,

    /// <summary>Refunded at Stripe without the shop's knowledge.</summary>
    RefundedElsewhere,

    /// <summary>The authorisation ended at Stripe without the shop's knowledge.</summary>
    CancelledElsewhere,

    /// <summary>Money is reserved on a card for nothing.</summary>
    AuthorisationNobodyWants,

    /// <summary>The bank sent a refund back: the shopper still has no money.</summary>
    RefundFailed,

    /// <summary>A dispute, or its outcome, that the shop never heard of.</summary>
    DisputeElsewhere,

    /// <summary>Two payments were taken for one order.</summary>
    DuplicatePayment,

    /// <summary>The shop's ledger has an entry that Stripe does not know.</summary>
    EntryNotAtStripe,

    /// <summary>A movement of Stripe's balance has another amount than the ledger's entry.</summary>
    MovementDiffers,
}

/// <summary>What the button of a row does.</summary>
public enum MoneyRepair
{
    /// <summary>Asks Stripe again and writes the missing ledger entries.</summary>
    Settle,

    /// <summary>Sends the money back.</summary>
    Refund,

    /// <summary>Sends back what was taken above the agreed amount.</summary>
    RefundSurplus,

    /// <summary>Sends the money of a failed refund again.</summary>
    RefundAgain,

    /// <summary>Gives the authorisation back.</summary>
    Release,

    /// <summary>Cancels the order; its stock goes back on sale.</summary>
    CancelOrder,

    /// <summary>Nothing can be done by itself: a person says why it may stand.</summary>
    Review,
}

public enum MoneyMatterState
{
    Open,

    /// <summary>The button was pressed and works; taken back to open when it did not end.</summary>
    Repairing,
    Repaired,
    Reviewed,

    /// <summary>A later look found no difference.</summary>
    Gone,
}
