using System.Diagnostics;

namespace Storefront.Tests.Faults.Shared;

/// <summary>The shop's own program with everything it starts, to be killed.</summary>
internal sealed class WholeShop : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;

    private WholeShop(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Pid => _process.Id;

    /// <summary>Starts an empty shop on a free port, and returns when it listens.</summary>
    public static async Task<WholeShop> StartAsync(string dataFolder)
    {
        var start = new ProcessStartInfo("dotnet", [
            Path.Combine(AppContext.BaseDirectory, "Storefront.Web.dll"),
            "--Urls=http://127.0.0.1:0", $"--Data:Path={dataFolder}", "--Demo=false",
        ])
        { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (AddressIn(line) is not { } address)
                continue;
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // Or the pipe fills and the shop waits.
            return new WholeShop(process, address);
        }
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        throw new InvalidOperationException($"The shop ended with {process.ExitCode} before it listened.");
    }

    public async Task<string> GetAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Address };
        return await client.GetStringAsync(path, TestContext.Current.CancellationToken);
    }

    /// <summary>kill -9: nothing of the shop's own code runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What an administrator or a container sends.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Pid}"]);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static Uri? AddressIn(string line)
    {
        var start = line.IndexOf(Listening, StringComparison.Ordinal);
        return start < 0 ? null : new Uri(line[(start + Listening.Length)..].Split('"')[0].Trim());
    }
}
