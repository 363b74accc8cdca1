using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Tests.Shared;

/// <summary>The database and the clock of one test class: <c>IClassFixture&lt;TestDatabase&gt;</c>.</summary>
public sealed class TestDatabase(TestCluster cluster) : IAsyncLifetime, IDbContextFactory<StorefrontContext>
{
    private static readonly DateTimeOffset s_mondayMorning = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly string _name = $"test_{Guid.CreateVersion7():N}";
    private DbContextOptions<StorefrontContext>? _options;

    /// <summary>Stands still until a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(s_mondayMorning);

    public string ConnectionString { get; private set; } = "";

    /// <summary>Lets a competitor in at a chosen command.</summary>
    public InterruptedCommands Commands => field ??= new(() => ConnectionString);

    public IStorefrontDb Db => new StorefrontDb(this, Clock, NullLogger<StorefrontDb>.Instance);

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await cluster.CopyAsync(_name);
        _options = new DbContextOptionsBuilder<StorefrontContext>().UseStorefront(ConnectionString).AddInterceptors(Commands).Options;
    }

    public StorefrontContext CreateDbContext() => new(_options!);

    /// <summary>For arranging and looking: raw SQL that answers the first value.</summary>
    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T value ? value : default;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await cluster.DropAsync(_name);
    }
}
