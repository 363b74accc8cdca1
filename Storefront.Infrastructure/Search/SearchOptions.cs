namespace Storefront.Infrastructure.Search;

/// <summary>Setting names: <c>Search:Languages</c> and so on; checked with all others before the start.</summary>
public sealed record SearchOptions
{
    /// <summary>Two-letter codes, separated by commas: languages other than the shop's own in which the catalogue is searched. Each has an index of its own.</summary>
    public string Languages { get; init; } = "";

    /// <summary>Seconds after which changes are written to the snapshot on disk, from which a node starts again; 1 to 3,600.</summary>
    public int SnapshotSeconds { get; init; } = 30;

    /// <summary>The languages besides the shop's own.</summary>
    public IReadOnlyList<string> Translated => Languages.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
