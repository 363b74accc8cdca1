using Microsoft.Extensions.Logging;
using Storefront.Infrastructure.Database.Embedded;

namespace Storefront.Infrastructure.Database;

/// <summary>
/// Where the shop's database is: at the address of the setting <c>ConnectionStrings:Storefront</c>, or, when that is empty,
/// in the embedded cluster, which lives as long as this object.
/// </summary>
public sealed class DatabaseConnection(string? configured, EmbeddedPostgresOptions embedded, ILogger<DatabaseConnection> log) : IAsyncDisposable
{
    private const string Database = "storefront";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private string? _connectionString = string.IsNullOrWhiteSpace(configured) ? null : configured;
    private EmbeddedPostgres? _postgres;

    /// <summary>True when the shop runs its own PostgreSQL.</summary>
    public bool IsEmbedded { get; } = string.IsNullOrWhiteSpace(configured);

    /// <summary>The address for Npgsql, once <see cref="OpenAsync"/> has ended.</summary>
    public string ConnectionString =>
        _connectionString ?? throw new InvalidOperationException("The embedded database is not open yet: call OpenAsync at start.");

    /// <summary>Starts the embedded cluster and makes its database where needed, or waits for the server at the configured address.</summary>
    /// <exception cref="EmbeddedPostgresUnavailable">It cannot run here; the message says what to do.</exception>
    /// <exception cref="DatabaseUnreachable">The configured server is not there, or refuses the user.</exception>
    public async Task OpenAsync(CancellationToken ct)
    {
        if (_connectionString is not null)
        {
            await DatabaseUnreachable.WaitAsync(_connectionString, s_patience, ct);
            return;
        }
        _postgres = await EmbeddedPostgres.StartAsync(embedded, log, ct);
        await _postgres.EnsureDatabaseAsync(Database, ct);
        _connectionString = _postgres.ConnectionString(Database);
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
            await _postgres.DisposeAsync();
    }
}
