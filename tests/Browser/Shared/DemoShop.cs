using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Storefront.Tests.Shared;

[assembly: AssemblyFixture(typeof(Storefront.Tests.Browser.Shared.DemoShop))]

namespace Storefront.Tests.Browser.Shared;

/// <summary>
/// The whole shop as a merchant starts it: its own process with the demo catalogue, the Stripe sandbox, mails in a folder, on a database of
/// its own. One for the project's tests; a test that kills it starts another.
/// </summary>
public sealed class DemoShop : IAsyncLifetime
{
    private readonly TestCluster _cluster = new();
    private static readonly SemaphoreSlim s_oneAtATime = new(1);

    private readonly string _database = $"shop_{Guid.CreateVersion7():N}";
    private readonly ConcurrentQueue<string> _log = new();
    private readonly ScratchFolder _folder = new();
    private string _connection = "";
    private Process? _process;

    public Uri Address { get; private set; } = null!;

    /// <summary>Origin of the Stripe sandbox that the shop started.</summary>
    public Uri Sandbox => new(Between("Stripe sandbox runs at ", ": no real"));

    public string ConnectionString => _connection;

    public string Folder => _folder.Path;

    /// <summary>Everything the shop has printed.</summary>
    public IReadOnlyCollection<string> Log => _log;

    public string OwnerPassword => Logged("owner@fennmark.example").Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts the shop when the first test asks for it.</summary>
    public async Task<DemoShop> RunningAsync()
    {
        await s_oneAtATime.WaitAsync();
        try
        {
            if (_process is null) await StartAsync();
        }
        finally
        {
            s_oneAtATime.Release();
        }
        return this;
    }

    /// <summary>The first value that a query answers, for looking behind the pages.</summary>
    public async Task<long> CountAsync(string sql) => (long)await ScalarAsync(sql);

    public async Task<string> TextAsync(string sql) => (string)await ScalarAsync(sql);

    /// <summary>Waits for so many mails to somebody in the folder that stands for a mail server.</summary>
    public async Task MailedAsync(string recipient, int times)
    {
        for (var i = 0; i < 150 && Mails(recipient) < times; i++) await Task.Delay(200);
        Assert.Equal(times, Mails(recipient));
    }

    /// <summary>The sandbox drops its webhooks from now on, so that only the clock can settle.</summary>
    public async Task HoldWebhooksAsync()
    {
        using var client = new HttpClient { BaseAddress = Sandbox };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "sk_test_storefront_sandbox");
        using var answer = await client.PostAsync(new Uri("/_sandbox/chaos?drop=1", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Days pass at the bank of an order that is paid by debit; then it answers.</summary>
    public async Task BankAnswersAsync(string intent, bool pays)
    {
        using var client = new HttpClient { BaseAddress = Sandbox };
        using var answer = await client.PostAsync(new Uri($"/_sandbox/settle?payment_intent={intent}&outcome={(pays ? "succeeded" : "failed")}", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>As a power cut would, and up again on the same data and address.</summary>
    public async Task KillAndRestartAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited) Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _cluster.DropAsync(_database);
        await _cluster.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<object> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())!;
    }

    private async Task StartAsync()
    {
        if (_connection.Length == 0) _connection = await _cluster.CopyAsync(_database);
        Address ??= new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [
            Path.Combine(AppContext.BaseDirectory, "Storefront.Web.dll"),
            $"--Urls={Address.GetLeftPart(UriPartial.Authority)}",
            $"--ConnectionStrings:Storefront={_connection}",
            $"--Data:Path={_folder.Path}",
            "--Limits:AccountPosts=1000",
            "--Shop:BankDebit=true",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ReadyAsync();
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(3); await Task.Delay(200))
        {
            if (_process!.HasExited) throw new InvalidOperationException("The shop ended: " + string.Join('\n', _log.TakeLast(20)));
            try
            {
                using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        throw new TimeoutException("The shop was not ready within three minutes: " + string.Join('\n', _log.TakeLast(20)));
    }

    private int Mails(string recipient) =>
        Directory.EnumerateFiles(Folder, "*.eml", SearchOption.AllDirectories).Count(file => File.ReadAllText(file).Contains($"To: {recipient}", StringComparison.OrdinalIgnoreCase) || File.ReadAllText(file).Contains($"<{recipient}>", StringComparison.OrdinalIgnoreCase));

    private void Note(string? line)
    {
        if (line is not null) _log.Enqueue(line);
    }

    private string Logged(string words) => _log.Last(line => line.Contains(words, StringComparison.Ordinal));

    private string Between(string from, string to)
    {
        var line = Logged(from);
        var begin = line.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return line[begin..line.IndexOf(to, begin, StringComparison.Ordinal)];
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
