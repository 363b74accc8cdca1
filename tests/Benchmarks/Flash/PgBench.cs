using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Storefront.Tests.Benchmarks.Shared;

namespace Storefront.Tests.Benchmarks.Flash;

/// <summary>PostgreSQL's own load generator, with prepared statements.</summary>
internal sealed partial class PgBench(string connection, BenchFolder folder)
{
    public async Task<Rate> RunAsync(string script, int clients, int orders)
    {
        var each = orders / clients;
        var file = folder.Inside("place-order.sql");
        await File.WriteAllTextAsync(file, script);
        var address = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(Program(), [
            "-n", "-M", "prepared", "-h", address.Host!, "-U", address.Username!, "-f", file, "-c", Text(clients), "-j", "2", "-t", Text(each), "-D", "i=-1", "-D", $"each={each}", address.Database!,
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || Failed().IsMatch(await said)) throw new InvalidOperationException($"pgbench failed: {await wrong}");
        return new(clients, double.Parse(PerSecond().Match(await said).Groups[1].Value, CultureInfo.InvariantCulture));
    }

    private static string Program() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateFiles("/usr/lib/postgresql", "pgbench", SearchOption.AllDirectories).OrderDescending().FirstOrDefault() ?? "pgbench"
            : "pgbench";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"number of failed transactions: [1-9]")]
    private static partial Regex Failed();
}
