using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Storefront.Tests.Benchmarks.Shared;

/// <summary>Asks for one address as fast as it is answered, over a few connections: by wrk where it is installed, else by a generator of our own.</summary>
internal sealed partial class Load(int connections, TimeSpan time)
{
    public sealed record Result(double PerSecond, long Answers, long Failures);

    public static bool HasWrk { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    public Task<Result> RunAsync(Uri address) => HasWrk ? WrkAsync(address) : OwnAsync(address);

    private async Task<Result> WrkAsync(Uri address)
    {
        var seconds = time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("wrk", ["-t1", $"-c{connections}", $"-d{seconds}s", "-H", "Accept-Encoding: br", address.AbsoluteUri]) { RedirectStandardOutput = true };
        using var wrk = Process.Start(start)!;
        var report = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var perSecond = double.Parse(RequestsPerSecond().Match(report).Groups[1].Value, CultureInfo.InvariantCulture);
        var answers = long.Parse(Requests().Match(report).Groups[1].Value, CultureInfo.InvariantCulture);
        var failures = Failures().Match(report) is { Success: true } match ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        return new(perSecond, answers, failures);
    }

    private async Task<Result> OwnAsync(Uri address)
    {
        using var stop = new CancellationTokenSource(time);
        var clock = Stopwatch.StartNew();
        var loops = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => new RawClient(address).AskAsync(stop.Token))));
        return new(loops.Sum(loop => loop.Answers) / clock.Elapsed.TotalSeconds, loops.Sum(loop => loop.Answers), loops.Sum(loop => loop.Failures));
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex RequestsPerSecond();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex Failures();
}
