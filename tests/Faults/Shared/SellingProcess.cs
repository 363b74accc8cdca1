using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Faults.Shared;

/// <summary>The shop's own program with its Stripe sandbox, on a database that outlives it; its shelves are filled by the tests.</summary>
public sealed class SellingProcess(TestCluster cluster) : IAsyncLifetime
{
    private const string SandboxRuns = "Stripe sandbox runs at ";
    private const string SandboxKey = "sk_test_storefront_sandbox";

    private readonly string _database = $"shop_{Guid.CreateVersion7():N}";
    private readonly ConcurrentQueue<string> _log = new();
    private readonly ScratchFolder _folder = new();
    private readonly WarehouseId _warehouse = WarehouseId.New();
    private readonly ProductId _product = ProductId.New();
    private string _connection = "";
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    private Uri Sandbox => new(_log.Last(line => line.Contains(SandboxRuns, StringComparison.Ordinal)).Split(SandboxRuns)[1].Split(": no real")[0]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connection = await cluster.CopyAsync(_database);
        await StartAsync();
        await using var context = Context();
        var category = new Category(CategoryId.New(), null, "mugs", "mugs", "Mugs", 1);
        var product = new Product(_product, "mug", "Mug", category.Id, TimeProvider.System.GetUtcNow());
        product.Offer([], TimeProvider.System.GetUtcNow().AddDays(-1));
        context.AddRange(category, product, new Warehouse(_warehouse, "only", "Only", "Dublin", 1));
        await context.SaveChangesAsync(Ct);
    }

    /// <summary>One more thing to buy; answers its SKU.</summary>
    public async Task<string> OfferAsync(int pieces)
    {
        var (variant, sku) = (VariantId.New(), $"SKU-{Guid.CreateVersion7():N}");
        await using var context = Context();
        context.AddRange(
            new Variant(variant, _product, sku, 0), new Price(variant, new Money(2400, Currency.Eur), includesTax: true),
            new StockLevel(variant, _warehouse, pieces), new Movement(variant, _warehouse, MovementKind.Received, pieces, "test", TimeProvider.System.GetUtcNow()));
        await context.SaveChangesAsync(Ct);
        return sku;
    }

    public Guest NewGuest() => new(this);

    /// <summary>kill -9: nothing of the shop's own code runs any more. Then up again on the same data and address.</summary>
    public async Task KillAndRestartAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(Ct);
        _process.Dispose();
        await StartAsync();
    }

    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct) is T value ? value : default!;
    }

    /// <summary>Turns a knob of the sandbox.</summary>
    public async Task ControlAsync(string knob)
    {
        using var client = new HttpClient();
        using var answer = await client.PostAsync(new Uri(Sandbox, $"/_sandbox/{knob}"), null, Ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Pays as the payer's browser does, with a good card.</summary>
    public async Task PayAsync(string clientSecret)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", SandboxKey);
        using var card = new FormUrlEncodedContent([new("payment_method", "pm_card_visa")]);
        using var answer = await client.PostAsync(new Uri(Sandbox, $"/v1/payment_intents/{clientSecret.Split("_secret_")[0]}/confirm"), card, Ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The intents that Stripe has for an order, with what became of them.</summary>
    public async Task<IReadOnlyList<string>> IntentsOfAsync(string number)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", SandboxKey);
        using var books = JsonDocument.Parse(await client.GetStringAsync(new Uri(Sandbox, "/v1/payment_intents?limit=100"), Ct));
        return [.. books.RootElement.GetProperty("data").EnumerateArray()
            .Where(intent => intent.GetProperty("description").GetString() == number)
            .Select(intent => intent.GetProperty("status").GetString()!)];
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await kill.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }
        _process?.Dispose();
        await cluster.DropAsync(_database);
        _folder.Dispose();
    }

    private StorefrontContext Context() => new(new DbContextOptionsBuilder<StorefrontContext>().UseStorefront(_connection).Options);

    private async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [
            Path.Combine(AppContext.BaseDirectory, "Storefront.Web.dll"),
            $"--Urls={Address.GetLeftPart(UriPartial.Authority)}", $"--ConnectionStrings:Storefront={_connection}", $"--Data:Path={_folder.Path}", "--Demo=false",
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ReadyAsync();
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(100, Ct))
        {
            Assert.False(_process!.HasExited, string.Join('\n', _log.TakeLast(20)));
            try
            {
                using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative), Ct);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        Assert.Fail("The shop was not ready within two minutes: " + string.Join('\n', _log.TakeLast(20)));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
