using System.Diagnostics;
using System.Text.Json;
using Storefront.Tests.Benchmarks.Shared;

namespace Storefront.Tests.Benchmarks.Checkout;

/// <summary>
/// The whole guest checkout over HTTP: orders a second, what one costs in processor time, and how long each step takes. Everything that an order causes is
/// counted, mails and webhooks included: the clock of the processes stops when nothing is left to do.
/// </summary>
internal static class CheckoutBenchmark
{
    /// <summary>Milliseconds of processor time that the shop and its database together may take for an order.</summary>
    private const double Bar = 25;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Options(arguments);
        var (orders, shoppers, warm) = (options.Number("orders", 2000), options.Number("shoppers", 16), options.Number("warm", 600));
        using var folder = new BenchFolder();
        await using var site = await SellingSite.OpenAsync(folder.Path, products: 200, stock: 1_000_000);
        await new Crowd(site, new StepTimes()).BuyAsync(warm, shoppers);
        await site.QuietAsync();

        var times = new StepTimes();
        var before = Cpu.Of(site);
        var clock = Stopwatch.StartNew();
        var purchases = await new Crowd(site, times).BuyAsync(orders, shoppers);
        var seconds = clock.Elapsed.TotalSeconds;
        await site.QuietAsync();
        var cost = Cpu.Of(site).Since(before, orders);

        var report = new Report(orders / seconds, shoppers, cost, times.Rows(Shopper.Steps), [.. purchases.Where(purchase => purchase is not Purchase.Bought).Select(purchase => purchase.ToString()!)]);
        Print(report);
        if (options.Text("json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, s_json));
        var proof = await site.ProveAsync();
        Console.Write(proof.Report);
        return proof.Holds && report.Failures.Count == 0 && cost.Shop + cost.Database <= Bar ? 0 : 1;
    }

    private static void Print(Report report)
    {
        Console.WriteLine(FormattableString.Invariant($"{report.OrdersASecond:0.0} orders a second with {report.Shoppers} shoppers"));
        Console.WriteLine(FormattableString.Invariant(
            $"CPU for an order: shop {report.Cost.Shop:0.0} ms, database {report.Cost.Database:0.0} ms, sandbox {report.Cost.Sandbox:0.0} ms; bar: shop and database at most {Bar:0} ms"));
        Console.WriteLine($"{"step",-10} {"count",7} {"p50 ms",8} {"p99 ms",8}");
        foreach (var row in report.Steps) Console.WriteLine(FormattableString.Invariant($"{row.Step,-10} {row.Count,7} {row.P50,8:0.0} {row.P99,8:0.0}"));
        foreach (var failure in report.Failures.GroupBy(text => text).Select(group => $"{group.Count()} × {group.Key}")) Console.WriteLine($"not bought: {failure}");
    }

    private sealed record Report(double OrdersASecond, int Shoppers, Cpu Cost, IReadOnlyList<StepTimes.Row> Steps, IReadOnlyList<string> Failures);
}

/// <summary>Processor time of the three parts: seconds so far, or milliseconds for an order.</summary>
internal sealed record Cpu(double Shop, double Database, double Sandbox)
{
    public static Cpu Of(SellingSite site) => new(CpuClock.Of(site.Shop.Id), CpuClock.OfFamily(site.Shop.PostgresId), CpuClock.Of(site.Sandbox.Id));

    public Cpu Since(Cpu before, int orders) =>
        new((Shop - before.Shop) * 1000 / orders, (Database - before.Database) * 1000 / orders, (Sandbox - before.Sandbox) * 1000 / orders);
}
