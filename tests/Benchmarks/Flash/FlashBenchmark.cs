using System.Diagnostics;
using System.Text.Json;
using Storefront.Tests.Benchmarks.Shared;

namespace Storefront.Tests.Benchmarks.Flash;

/// <summary>
/// A flash sale: far more buyers than units of one SKU, each from an address of his own. Exactly the units are sold, everybody else is told so, and stock and
/// money are proven. Then the last step alone, placing the order, beside PostgreSQL's own limit and with ever more competitors.
/// </summary>
internal static class FlashBenchmark
{
    /// <summary>What <see cref="Core.Checkout.PlaceOrder"/> must reach of its own statements without any shop around them.</summary>
    private const double LeastOfStatements = 0.5;

    /// <summary>What is left at least of the best throughput when more compete than is best.</summary>
    private const double LeastOfBest = 0.7;

    private static readonly int[] s_clients = [8, 16, 64, 256];
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Options(arguments);
        using var folder = new BenchFolder();
        var rush = await RushAsync(folder, options.Number("buyers", 10_000), options.Number("units", 500), options.Number("at-once", 400));
        Print(rush);
        var (rates, statements) = await PlaceOrderRates.MeasureAsync(folder, s_clients, options.Number("orders", 600));
        Print(rates, statements);
        if (options.Text("json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { rush, rates, statements }, s_json));
        return rush.Holds && Holds(rates, statements) ? 0 : 1;
    }

    private static async Task<Rush> RushAsync(BenchFolder folder, int buyers, int units, int atOnce)
    {
        await using var site = await SellingSite.OpenAsync(folder.Path, products: 1, stock: units);
        var times = new StepTimes();
        var clock = Stopwatch.StartNew();
        var ended = await new Crowd(site, times).BuyAsync(buyers, atOnce);
        var seconds = clock.Elapsed.TotalSeconds;
        await site.QuietAsync();
        var orders = await site.QueryAsync<long>("SELECT count(*) FROM orders.orders WHERE order_status = 'Placed'");
        var proof = await site.ProveAsync();
        Console.Write(proof.Report);
        return new(buyers, units, seconds, orders, Count(ended), times.Rows(Shopper.Steps), proof.Holds);
    }

    private static Dictionary<string, int> Count(IEnumerable<Purchase> ended) => ended.GroupBy(Name).ToDictionary(group => group.Key, group => group.Count());

    private static string Name(Purchase purchase) => purchase switch
    {
        Purchase.Bought => "bought",
        Purchase.SoldOut => "sold out",
        Purchase.Refused { Status: 429 or 503, MayReturn: true } => "come again",
        Purchase.Refused refused => $"answered {refused.Status}",
        Purchase.Left => "left",
        Purchase.Cancelled => "cancelled",
        Purchase.Lost lost => lost.Where,
        _ => throw new InvalidOperationException("The ends of a purchase are closed."),
    };

    private static bool Holds(IReadOnlyList<Rate> rates, Rate statements)
    {
        var best = rates.MaxBy(rate => rate.OrdersASecond)!;
        return best.OrdersASecond >= LeastOfStatements * statements.OrdersASecond
            && rates.Where(rate => rate.Clients >= best.Clients).All(rate => rate.OrdersASecond >= LeastOfBest * best.OrdersASecond);
    }

    private static void Print(Rush rush)
    {
        Console.WriteLine(FormattableString.Invariant($"{rush.Buyers} buyers for {rush.Units} units in {rush.Seconds:0.0} s: {rush.Orders} orders, {(rush.Proven ? "proven" : "NOT PROVEN")}"));
        foreach (var (end, count) in rush.Ends.OrderByDescending(pair => pair.Value)) Console.WriteLine($"{count,7} {end}");
        foreach (var row in rush.Steps) Console.WriteLine(FormattableString.Invariant($"{row.Step,-10} {row.Count,7} {row.P50,8:0.0} ms p50 {row.P99,8:0.0} ms p99"));
    }

    private static void Print(IReadOnlyList<Rate> rates, Rate statements)
    {
        var best = rates.MaxBy(rate => rate.OrdersASecond)!;
        Console.WriteLine($"{"clients",8} {"orders/s",9} {"of best",8}");
        foreach (var rate in rates) Console.WriteLine(FormattableString.Invariant($"{rate.Clients,8} {rate.OrdersASecond,9:0.0} {rate.OrdersASecond / best.OrdersASecond,8:0.00}"));
        Console.WriteLine(FormattableString.Invariant(
            $"Its statements alone, prepared, by pgbench with {statements.Clients} clients: {statements.OrdersASecond:0.0} a second; PlaceOrder reaches {best.OrdersASecond / statements.OrdersASecond:0.00} of that"));
        Console.WriteLine(FormattableString.Invariant($"bars: {LeastOfStatements:0.0} of the statements; from the best number of clients upward never below {LeastOfBest:0.0} of the best"));
    }

    private sealed record Rush(int Buyers, int Units, double Seconds, long Orders, IReadOnlyDictionary<string, int> Ends, IReadOnlyList<StepTimes.Row> Steps, bool Proven)
    {
        private static readonly string[] s_clear = ["bought", "sold out", "come again"];

        public bool Holds => Proven && Orders == Units && Ends.Keys.All(end => s_clear.Contains(end)) && Ends.GetValueOrDefault("bought") == Units;
    }
}

/// <param name="Clients">How many place orders at the same time.</param>
internal sealed record Rate(int Clients, double OrdersASecond);
