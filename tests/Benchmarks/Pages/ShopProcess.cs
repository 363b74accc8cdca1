using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Storefront.Tests.Benchmarks.Shared;

namespace Storefront.Tests.Benchmarks.Pages;

/// <summary>The shop as a merchant runs it: its own process, Release, Production, its own data.</summary>
internal sealed class ShopProcess : IAsyncDisposable
{
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

    public static async Task<ShopProcess> StartAsync(string data, bool demo, bool cache)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = Start([.. Common(data), $"--Urls={address.GetLeftPart(UriPartial.Authority)}", $"--Demo={demo}", $"--Cache:Enabled={cache}", "--Limits:Searches=1000000"]);
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
    public static async Task ImportAsync(string data, string catalog, string? map)
    {
        string[] mapping = map is null ? [] : ["--map", map];
        using var process = Start(["import", catalog, .. mapping, .. Common(data), "--Demo=false"]);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The import ended with code {process.ExitCode}.");
    }

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

    // With keys of its own the shop starts no payment sandbox, which would only take processor time.
    private static string[] Common(string data) =>
        [$"--Data:Path={data}", "--Stripe:SecretKey=sk_test_bench", "--Stripe:PublishableKey=pk_test_bench", "--Logging:LogLevel:Default=Warning"];

    private static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ShopProgram.File, .. arguments]) { UseShellExecute = false, WorkingDirectory = ShopProgram.Root };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return Process.Start(start)!;
    }
}
