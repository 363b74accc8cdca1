using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Storefront.Infrastructure.Database.Embedded;

[assembly: AssemblyFixture(typeof(Storefront.Tests.Shared.TestCluster))]

namespace Storefront.Tests.Shared;

/// <summary>
/// The PostgreSQL of a test run: one server for all test classes of a project, started by the first that asks for a database.
/// Set STOREFRONT_TEST_POSTGRES to a folder, and the projects of a run share the server and its template.
/// </summary>
public sealed class TestCluster : IAsyncLifetime
{
    public const string FolderVariable = "STOREFRONT_TEST_POSTGRES";

    private readonly SemaphoreSlim _starting = new(1);
    private readonly string? _shared = Environment.GetEnvironmentVariable(FolderVariable);
    private ScratchFolder? _own;
    private EmbeddedPostgres? _postgres;
    private string? _template;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Makes a copy of the migrated template and answers its address.</summary>
    public async Task<string> CopyAsync(string database)
    {
        await _starting.WaitAsync();
        try
        {
            _postgres ??= await StartAsync();
            _template ??= await TemplateDatabase.EnsureAsync(_postgres);
        }
        finally
        {
            _starting.Release();
        }
        await ExecuteAsync($"create database {database} template {_template}");
        return _postgres.ConnectionString(database);
    }

    public Task DropAsync(string database) => ExecuteAsync($"drop database {database} with (force)");

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await _postgres.DisposeAsync();
        }
        _own?.Dispose();
        _starting.Dispose();
    }

    private Task<EmbeddedPostgres> StartAsync()
    {
        if (string.IsNullOrEmpty(_shared))
            _own = new ScratchFolder();
        var folder = Path.Combine(_own?.Path ?? _shared!, "postgres");
        return EmbeddedPostgres.StartAsync(new() { Folder = folder, Durable = false }, NullLogger.Instance, CancellationToken.None);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_postgres!.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
