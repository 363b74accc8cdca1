using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Storefront.Tests.Benchmarks.Shared;

/// <summary>The shop as a merchant runs it: its own process, Release, Production, its own data.</summary>
internal sealed class ShopProcess : IAsyncDisposable
{
    // With keys of its own the shop starts no payment sandbox, which would only take processor time.
    private static readonly string[] s_noPayments = ["--Stripe:SecretKey=sk_test_bench", "--Stripe:PublishableKey=pk_test_bench", "--Stripe:WebhookSecret=whsec_bench"];

    private readonly Process _process;
    private readonly string _data;

    private ShopProcess(Process process, Uri address, string data)
    {
        _process = process;
        Address = address;
        _data = data;
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>The server process of the embedded PostgreSQL, parent of all others.</summary>
    public int PostgresId => int.Parse(File.ReadLines(Path.Combine(_data, "postgres", "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public static Task<ShopProcess> StartAsync(string data, bool demo, bool cache) =>
        StartAsync(data, new Uri($"http://127.0.0.1:{FreePort()}"), [$"--Demo={demo}", $"--Cache:Enabled={cache}", "--Limits:Searches=1000000", .. s_noPayments]);

    public static async Task<ShopProcess> StartAsync(string data, Uri address, IEnumerable<string> settings)
    {
        var process = Start([$"--Data:Path={data}", $"--Urls={address.GetLeftPart(UriPartial.Authority)}", .. settings]);
        var shop = new ShopProcess(process, address, data);
        using var client = new HttpClient { BaseAddress = address };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(10); await Task.Delay(500))
        {
            if (process.HasExited) throw new InvalidOperationException($"The shop ended with code {process.ExitCode} before it was ready.");
            if (await IsReadyAsync(client)) return shop;
        }
        await shop.DisposeAsync();
        throw new TimeoutException("The shop was not ready within ten minutes.");
    }

    /// <summary>Fills the data folder with the shop's own import.</summary>
    /// <param name="stock">Pieces of every variant; null: what the catalogue says.</param>
    public static async Task ImportAsync(string data, string catalog, string? map, int? stock = null)
    {
        string[] mapping = map is null ? [] : ["--map", map];
        string[] pieces = stock is null ? [] : ["--stock", stock.Value.ToString(CultureInfo.InvariantCulture)];
        var code = await RunAsync(["import", catalog, .. mapping, .. pieces, $"--Data:Path={data}", "--Demo=false", .. s_noPayments]);
        if (code != 0) throw new InvalidOperationException($"The import ended with code {code}.");
    }

    /// <summary>Asks the invariants of the shop; true when all hold. It prints them itself.</summary>
    public async Task<bool> ProveAsync(IEnumerable<string> settings) => await RunAsync(["prove", $"--Data:Path={_data}", .. settings]) == 0;

    public async ValueTask DisposeAsync()
    {
        // As Ctrl-C would: the embedded database stops with the shop.
        if (!_process.HasExited) Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<int> RunAsync(IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ShopProgram.File, .. arguments, "--Logging:LogLevel:Default=Warning"]) { UseShellExecute = false, WorkingDirectory = ShopProgram.Root };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return Process.Start(start)!;
    }
}
