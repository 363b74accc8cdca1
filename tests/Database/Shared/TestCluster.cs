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

    private readonly SemaphoreSlim starting = new(1);
    private readonly string? shared = Environment.GetEnvironmentVariable(FolderVariable);
    private ScratchFolder? own;
    private EmbeddedPostgres? postgres;
    private string? template;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Makes a copy of the migrated template and answers its address.</summary>
    public async Task<string> CopyAsync(string database)
    {
        await starting.WaitAsync();
        try
        {
            postgres ??= await StartAsync();
            template ??= await TemplateDatabase.EnsureAsync(postgres);
        }
        finally
        {
            starting.Release();
        }
        await ExecuteAsync($"create database {database} template {template}");
        return postgres.ConnectionString(database);
    }

    public Task DropAsync(string database) => ExecuteAsync($"drop database {database} with (force)");

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await postgres.DisposeAsync();
        }
        own?.Dispose();
        starting.Dispose();
    }

    private Task<EmbeddedPostgres> StartAsync()
    {
        if (string.IsNullOrEmpty(shared))
            own = new ScratchFolder();
        var folder = Path.Combine(own?.Path ?? shared!, "postgres");
        return EmbeddedPostgres.StartAsync(new() { Folder = folder, Durable = false }, NullLogger.Instance, CancellationToken.None);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(postgres!.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
