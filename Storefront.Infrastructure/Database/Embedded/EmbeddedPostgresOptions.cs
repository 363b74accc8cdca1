namespace Storefront.Infrastructure.Database.Embedded;

/// <summary>How the private PostgreSQL cluster of this shop is run.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The folder of the cluster, its socket, its locks and its log. Absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c> (setting <c>Database:BinPath</c>); empty searches the usual places.</summary>
    public string? BinPath { get; init; }

    /// <summary>False gives up every promise to survive a power cut, for tests only: twenty times more commits a second.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>How long a start may take, crash recovery included. One second to one hour.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
