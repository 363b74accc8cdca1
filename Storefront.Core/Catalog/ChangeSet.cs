using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>A run of catalogue changes that belong together, such as one import, with how far it came.</summary>
public sealed class ChangeSet
{
    private ChangeSet()
    {
    }

    public ChangeSet(ChangeSetId id, string source, string fingerprint, DateTimeOffset now)
    {
        Id = id;
        Source = source;
        Fingerprint = fingerprint;
        StartedAt = now;
    }

    public ChangeSetId Id { get; private set; }

    /// <summary>File name of the import.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Hash of file and mapping: the same import continues where it stopped.</summary>
    public string Fingerprint { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Rows of the source that are dealt with, good and bad.</summary>
    public long RowsDone { get; private set; }

    public long RowsRejected { get; private set; }

    public void Advance(long rows, long rejected)
    {
        RowsDone += rows;
        RowsRejected += rejected;
    }

    public void Finish(DateTimeOffset now) => FinishedAt = now;
}
