namespace Storefront.Core.Audit;

/// <summary>The shop's own books, asked in PostgreSQL: each invariant is one query for the rows that break it.</summary>
public interface IInvariants
{
    /// <summary>Asks all of them in one snapshot, so that sales under way do not look like faults. Nothing is changed.</summary>
    Task<OwnBooks> AskAsync(CancellationToken ct);
}

public sealed record OwnBooks(IReadOnlyList<ProofFinding> Findings, IReadOnlyList<ProofSum> Sums);
