using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Storefront.Infrastructure.Database.Embedded;
using Storefront.Tests.Benchmarks.Import;
using Storefront.Tests.Benchmarks.Shared;

namespace Storefront.Tests.Benchmarks.Checkout;

/// <summary>A shop with goods, its database and the Stripe sandbox, each a process of its own; this one only buys.</summary>
internal sealed class SellingSite(ShopProcess shop, SandboxProcess sandbox, EmbeddedPostgres database, int products) : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public ShopProcess Shop => shop;

    public SandboxProcess Sandbox => sandbox;

    public static async Task<SellingSite> OpenAsync(BenchFolder folder, int products, int stock, params string[] settings)
    {
        var data = folder.Inside("data");
        Directory.CreateDirectory(data);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(data, (UnixFileMode)0b111_101_101);
        await ShopProcess.ImportAsync(data, await MadeCatalog.WriteAsync(folder.Inside("products.jsonl"), products), map: null, stock);
        var address = new Uri($"http://127.0.0.1:{ShopProcess.FreePort()}");
        var sandbox = await SandboxProcess.StartAsync(address);
        var shop = await ShopProcess.StartAsync(data, address, ["--Demo=false", "--Proxy:Known:0=127.0.0.1", .. sandbox.ShopSettings, .. settings]);
        // Joins the server that the shop has started.
        var database = await EmbeddedPostgres.StartAsync(new() { Folder = Path.Combine(data, "postgres") }, NullLogger.Instance, CancellationToken.None);
        return new(shop, sandbox, database, products);
    }

    public string Sku(int n) => MadeCatalog.Sku(n % products + 1);

    /// <summary>Waits until the shop has nothing left to do: no fact without its position, no mail unsent, no webhook unread.</summary>
    public async Task QuietAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (await QueryAsync<bool>("""
            SELECT EXISTS (SELECT FROM events.outbox) OR EXISTS (SELECT FROM events.cursors WHERE consumer <> 'sequencer' AND position < (SELECT max(position) FROM events.log))
              OR EXISTS (SELECT FROM notifications.messages WHERE state = 'Waiting') OR EXISTS (SELECT FROM payments.provider_inbox WHERE state = 'Waiting')
            """)) await Task.Delay(TimeSpan.FromMilliseconds(500), patience.Token);
    }

    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString("storefront"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task<bool> ProveAsync() => shop.ProveAsync(sandbox.ShopSettings);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await shop.DisposeAsync();
        await database.DisposeAsync();
        sandbox.Dispose();
    }
}
