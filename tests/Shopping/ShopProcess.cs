using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Storefront.Tests.Shopping;

/// <summary>The shop as a merchant runs it: its own process, Production, its own data.</summary>
internal sealed class ShopProcess : IAsyncDisposable
{
    // With keys of its own the shop starts no payment sandbox, which would only take processor time.
    private static readonly string[] s_noPayments = ["--Stripe:SecretKey=sk_test_bench", "--Stripe:PublishableKey=pk_test_bench", "--Stripe:WebhookSecret=whsec_bench"];

    private readonly string _data;
    private readonly string[] _arguments;
    private readonly ShopLog? _log;
    private Process _process;

    private ShopProcess(Uri address, string data, IEnumerable<string> settings, ShopLog? log)
    {
        Address = address;
        _data = data;
        _arguments = [$"--Data:Path={data}", $"--Urls={address.GetLeftPart(UriPartial.Authority)}", .. settings];
        _log = log;
        _process = Start(_arguments, log);
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>The server process of the embedded PostgreSQL, parent of all others.</summary>
    public int PostgresId => int.Parse(File.ReadLines(Path.Combine(_data, "postgres", "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public static Task<ShopProcess> StartAsync(string data, bool demo, bool cache) =>
        StartAsync(data, new Uri($"http://127.0.0.1:{FreePort()}"), [$"--Demo={demo}", $"--Cache:Enabled={cache}", "--Limits:Searches=1000000", .. s_noPayments]);

    /// <param name="log">Takes what the shop prints; null: it is printed here.</param>
    public static async Task<ShopProcess> StartAsync(string data, Uri address, IEnumerable<string> settings, ShopLog? log = null)
    {
        var shop = new ShopProcess(address, data, settings, log);
        try
        {
            await shop.ReadyAsync(TimeSpan.FromMinutes(10));
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until it can serve.</summary>
    public async Task ReadyAsync(TimeSpan patience)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < patience; await Task.Delay(50))
        {
            if (_process.HasExited) throw new InvalidOperationException($"The shop ended with code {_process.ExitCode} before it was ready.");
            if (await IsReadyAsync(client)) return;
        }
        throw new TimeoutException($"The shop was not ready within {patience.TotalMinutes:0} minutes.");
    }

    /// <summary>Waits until it has ended, however it was told to.</summary>
    public async Task EndedAsync()
    {
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Once it has ended: up again on the same data and address, but perhaps not ready yet.</summary>
    public void StartAgain() => _process = Start(_arguments, _log);

    /// <summary>Fills the data folder with the shop's own import.</summary>
    /// <param name="stock">Pieces of every variant; null: what the catalogue says.</param>
    public static async Task ImportAsync(string data, string catalog, string? map, int? stock = null)
    {
        string[] mapping = map is null ? [] : ["--map", map];
        string[] pieces = stock is null ? [] : ["--stock", stock.Value.ToString(CultureInfo.InvariantCulture)];
        var (code, said) = await RunAsync(["import", catalog, .. mapping, .. pieces, $"--Data:Path={data}", "--Demo=false", .. s_noPayments]);
        if (code != 0) throw new InvalidOperationException($"The import ended with code {code}: {said}");
    }

    /// <summary>Asks the invariants of the shop.</summary>
    public async Task<Proof> ProveAsync(IEnumerable<string> settings)
    {
        var (code, said) = await RunAsync(["prove", $"--Data:Path={_data}", .. settings]);
        return new(code == 0, said);
    }

    public async ValueTask DisposeAsync()
    {
        // As Ctrl-C would: the embedded database stops with the shop.
        if (!_process.HasExited) await ProcessFamily.SignalAsync("TERM", [Id]);
        await EndedAsync();
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

    private static async Task<(int Code, string Said)> RunAsync(IEnumerable<string> arguments)
    {
        var said = new ShopLog();
        using var process = Start(arguments, said);
        await process.WaitForExitAsync();
        return (process.ExitCode, said.Text);
    }

    private static Process Start(IEnumerable<string> arguments, ShopLog? log)
    {
        var start = new ProcessStartInfo("dotnet", [ShopProgram.File, .. arguments, "--Logging:LogLevel:Default=Warning"]) { UseShellExecute = false, WorkingDirectory = ShopProgram.Root };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        if (log is null) return Process.Start(start)!;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        log.Read(process);
        return process;
    }
}

/// <summary>What <c>prove</c> said of the invariants.</summary>
/// <param name="Report">All that it printed.</param>
internal sealed record Proof(bool Holds, string Report);
