using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Storefront.Infrastructure.Database.Embedded;

namespace Storefront.Tests.Shopping;

/// <summary>A shop with goods, its database and the Stripe sandbox, each a process of its own; this one only buys.</summary>
internal sealed class SellingSite : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly int _products;
    private EmbeddedPostgres? _database;

    private SellingSite(ShopProcess shop, SandboxProcess sandbox, EmbeddedPostgres database, int products)
    {
        (Shop, Sandbox, _database, _products) = (shop, sandbox, database, products);
        ConnectionString = database.ConnectionString("storefront");
    }

    public ShopProcess Shop { get; }

    public SandboxProcess Sandbox { get; }

    /// <summary>How this process reaches the shop's database.</summary>
    public string ConnectionString { get; }

    /// <param name="folder">For the shop's data.</param>
    public static Task<SellingSite> OpenAsync(string folder, int products, int stock, params string[] settings) => OpenAsync(folder, new SiteGoods(products, stock), settings);

    /// <inheritdoc cref="OpenAsync(string, int, int, string[])"/>
    public static async Task<SellingSite> OpenAsync(string folder, SiteGoods goods, IReadOnlyList<string> settings, ShopLog? log = null)
    {
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        // PostgreSQL runs as another user when we are root.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(data, (UnixFileMode)0b111_101_101);
        await ShopProcess.ImportAsync(data, await MadeCatalog.WriteAsync(Path.Combine(folder, "products.jsonl"), goods.Products), map: null, goods.Stock);
        await (goods.Then?.Invoke(data) ?? Task.CompletedTask);
        var address = new Uri($"http://127.0.0.1:{ShopProcess.FreePort()}");
        var sandbox = await SandboxProcess.StartAsync(address);
        var shop = await ShopProcess.StartAsync(data, address, ["--Demo=false", "--Proxy:Known:0=127.0.0.1", .. sandbox.ShopSettings, .. settings], log);
        // Joins the server that the shop has started.
        var database = await EmbeddedPostgres.StartAsync(new() { Folder = Path.Combine(data, "postgres") }, NullLogger.Instance, CancellationToken.None);
        return new(shop, sandbox, database, goods.Products);
    }

    public string Sku(int n) => MadeCatalog.Sku(n % _products + 1);

    /// <summary>From now on the shop alone keeps its database server alive.</summary>
    public async Task LeaveDatabaseAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        _database = null;
    }

    /// <summary>Waits until the shop has nothing to do at the moment: no fact without its position, no mail unsent, no webhook unread; what failed waits for its next time.</summary>
    public async Task QuietAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (await QueryAsync<bool>("""
            SELECT EXISTS (SELECT FROM events.outbox) OR EXISTS (SELECT FROM events.cursors WHERE consumer <> 'sequencer' AND position < (SELECT max(position) FROM events.log))
              OR EXISTS (SELECT FROM notifications.messages WHERE state = 'Waiting' AND next_attempt_at <= now())
              OR EXISTS (SELECT FROM payments.provider_inbox WHERE state = 'Waiting' AND next_attempt_at <= now())
            """)) await Task.Delay(TimeSpan.FromMilliseconds(500), patience.Token);
    }

    public async Task<T> QueryAsync<T>(string sql) => (await RowsAsync(sql, row => row.GetFieldValue<T>(0)))[0];

    public async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Asks the invariants of the shop.</summary>
    public Task<Proof> ProveAsync() => Shop.ProveAsync(Sandbox.ShopSettings);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Shop.DisposeAsync();
        await LeaveDatabaseAsync();
        Sandbox.Dispose();
    }
}

/// <summary>What is on the shelves when a site opens.</summary>
/// <param name="Stock">Pieces of each.</param>
/// <param name="Then">What happens to the data folder between the import and the opening.</param>
internal sealed record SiteGoods(int Products, int Stock, Func<string, Task>? Then = null);
