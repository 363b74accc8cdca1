using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Import;

/// <summary>Writes many products at once; PostgreSQL is the vendor behind this port. Each batch is one transaction.</summary>
public interface ICatalogWriter
{
    /// <summary>Begins an import, or takes up the unfinished one of the same fingerprint.</summary>
    Task<ImportRun> BeginAsync(string source, string fingerprint, CancellationToken ct);

    /// <summary>
    /// Inserts what is new, changes what is different and leaves alone what is the same, by SKU, and notes how far the import came,
    /// all or nothing. Two imports at once take turns batch by batch.
    /// </summary>
    /// <param name="tell">Is given the batch's problems before it commits; may be called again when the batch is tried again.</param>
    Task<BatchOutcome> WriteAsync(ChangeSetId run, ImportBatch batch, Func<IReadOnlyList<ImportProblem>, Task> tell, CancellationToken ct);

    /// <summary>Chooses the facets of categories that have none, and closes the import.</summary>
    Task FinishAsync(ChangeSetId run, CancellationToken ct);
}

/// <param name="RowsDone">Rows that an earlier, interrupted run has dealt with.</param>
public sealed record ImportRun(ChangeSetId Id, long RowsDone);

/// <param name="LastRow">The batch deals with every row up to this one.</param>
/// <param name="Problems">What was found while reading its rows.</param>
/// <param name="NewStock">Pieces that a new variant gets in the first warehouse when its row says nothing.</param>
public sealed record ImportBatch(IReadOnlyList<ImportItem> Items, long LastRow, IReadOnlyList<ImportProblem> Problems, int? NewStock);

/// <summary>How many products were new, changed, and the same as before; and how many problems were told.</summary>
public readonly record struct BatchOutcome(int Created, int Changed, int Unchanged, int Problems, int Rejected)
{
    public static BatchOutcome operator +(BatchOutcome one, BatchOutcome other) => new(
        one.Created + other.Created,
        one.Changed + other.Changed,
        one.Unchanged + other.Unchanged,
        one.Problems + other.Problems,
        one.Rejected + other.Rejected);
}
