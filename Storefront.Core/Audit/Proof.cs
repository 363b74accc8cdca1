using Storefront.Core.Shared;

namespace Storefront.Core.Audit;

/// <summary>What the shop's books, and Stripe's beside them, say of everything that must be true.</summary>
/// <param name="Since">Stripe's payments that were made from then on were compared; null: all.</param>
public sealed record Proof(IReadOnlyList<ProofFinding> Findings, IReadOnlyList<ProofSum> Sums, DateTimeOffset? Since, DateTimeOffset At, TimeSpan Took)
{
    public bool Holds => Broken == 0;

    public int Broken => Findings.Count(finding => finding.IsBroken);

    public int Skipped => Findings.Count(finding => finding.Skipped is not null);

    public int Kept => Findings.Count - Broken - Skipped;
}

/// <param name="Name">Short name, as the documentation counts them: I1a.</param>
/// <param name="Sentence">What must be true, in English.</param>
/// <param name="Broken">What breaks it, in words; at most <see cref="MostRows"/>.</param>
/// <param name="Skipped">Why it could not be asked; null: it was.</param>
public sealed record ProofFinding(string Name, ProofArea Area, string Sentence, IReadOnlyList<string> Broken, string? Skipped = null)
{
    public const int MostRows = 20;

    public bool IsBroken => Broken.Count > 0;
}

/// <summary>Where the merchant looks when something is broken.</summary>
public enum ProofArea
{
    Stock,
    Orders,
    Money,

    /// <summary>The shop's books beside Stripe's.</summary>
    Stripe,

    /// <summary>The log of events and the mails that are made from it.</summary>
    Facts,
}

/// <summary>A total from two books that are kept apart: both must be equal.</summary>
/// <param name="Currency">Of amounts, which are minor units; null: pieces.</param>
public sealed record ProofSum(SumKind Kind, Currency? Currency, long One, long Other)
{
    public bool IsEqual => One == Other;
}

/// <summary>Of what, and from which two books.</summary>
public enum SumKind
{
    /// <summary>Shelf counters; movements of goods.</summary>
    OnShelves,

    /// <summary>Shelf counters; the holds of checkouts and unpaid orders.</summary>
    Held,

    /// <summary>Shelf counters; the allocations of placed orders.</summary>
    Promised,

    /// <summary>Orders' totals; their lines, delivery and taxes.</summary>
    OrderTotals,

    /// <summary>Payments; entries of the ledger.</summary>
    Captured,

    /// <summary>Payments; entries of the ledger.</summary>
    Refunded,

    /// <summary>The shop's payments; Stripe's list.</summary>
    CapturedAtStripe,

    /// <summary>The shop's payments; Stripe's list.</summary>
    RefundedAtStripe,
}
