using System.Diagnostics;
using System.Text.Json;
using Storefront.Tests.Benchmarks.Shared;

namespace Storefront.Tests.Benchmarks.Pages;

/// <summary>
/// Pages per second, and what each costs in processor time, beside a bare server that sends as many bytes: cached, where the bar is 0.8 of the bare server,
/// and with the page cache off.
/// </summary>
internal static class PagesBenchmark
{
    private const double Bar = 0.8;
    private const int Rounds = 5;
    private static readonly Load s_warmUp = new(32, TimeSpan.FromSeconds(3));
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Options(arguments);
        var load = new Load(options.Number("connections", 32), TimeSpan.FromSeconds(options.Number("seconds", 3)));
        using var own = options.Text("data") is null ? new BenchFolder() : null;
        var data = options.Text("data") ?? own!.Path;
        if (options.Text("catalog") is { } catalog) await ShopProcess.ImportAsync(data, Path.GetFullPath(catalog), options.Text("map"));
        var demo = options.Text("catalog") is null;
        var rows = await MeasureAsync(load, data, demo);
        Print(rows);
        if (options.Text("json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(rows, s_json));
        return rows.All(row => row.Failures == 0 && (row.OfRaw is null || row.OfRaw >= Bar)) ? 0 : 1;
    }

    private static async Task<IReadOnlyList<PageRow>> MeasureAsync(Load load, string data, bool demo)
    {
        var rows = new List<PageRow>();
        IReadOnlyList<(string Kind, string Path)> pages;
        await using (var shop = await ShopProcess.StartAsync(data, demo, cache: true))
        {
            using var client = new HttpClient { BaseAddress = shop.Address };
            pages = await PageAddresses.FindAsync(client);
            // Compiled for speed only after many calls: the first page must not pay for that.
            foreach (var (_, path) in pages) await s_warmUp.RunAsync(new Uri(shop.Address, path));
            foreach (var (kind, path) in pages) rows.Add(await BesideRawAsync(load, shop, kind, path));
        }
        await using (var shop = await ShopProcess.StartAsync(data, demo, cache: false))
        {
            foreach (var (kind, path) in pages) rows.Add(await UncachedAsync(load, shop, kind, path));
        }
        return rows;
    }

    // Turn and turn about, so that a busy moment of the machine meets both; each round of the shop is compared with the bare server's just before.
    private static async Task<PageRow> BesideRawAsync(Load load, ShopProcess shop, string kind, string path)
    {
        var address = new Uri(shop.Address, path);
        var body = await BodyAsync(address);
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, body.Bytes);
        using var raw = await RawBytes.StartAsync(file, body.Encoding);
        await s_warmUp.RunAsync(raw.Address);
        await s_warmUp.RunAsync(address);
        var (bare, cached) = (new List<Sample>(), new List<Sample>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await SampleAsync(load, raw.Address, raw.Id, null));
            cached.Add(await SampleAsync(load, address, shop.Id, shop.PostgresId));
        }
        File.Delete(file);
        var (limit, page) = (Middle(bare), Middle(cached));
        return Row(kind, path, "cached", body.Bytes.Length, page) with
        {
            RawPerSecond = limit.PerSecond,
            RawCpuMs = limit.AppMs,
            OfRaw = Median(bare.Zip(cached, (one, other) => other.PerSecond / one.PerSecond)),
            Failures = cached.Sum(sample => sample.Failures),
        };
    }

    private static Sample Middle(IReadOnlyCollection<Sample> samples) => samples.OrderBy(sample => sample.PerSecond).ElementAt(samples.Count / 2);

    private static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt(Rounds / 2);

    private static async Task<PageRow> UncachedAsync(Load load, ShopProcess shop, string kind, string path)
    {
        var address = new Uri(shop.Address, path);
        var body = await BodyAsync(address);
        await s_warmUp.RunAsync(address);
        return Row(kind, path, "uncached", body.Bytes.Length, await SampleAsync(load, address, shop.Id, shop.PostgresId));
    }

    private static async Task<Sample> SampleAsync(Load load, Uri address, int app, int? postgres)
    {
        var (appBefore, postgresBefore) = (CpuClock.Of(app), postgres is { } before ? CpuClock.OfFamily(before) : 0);
        var result = await load.RunAsync(address);
        var pages = Math.Max(1, result.Answers);
        return new(
            result.PerSecond,
            (CpuClock.Of(app) - appBefore) * 1000 / pages,
            postgres is { } after ? (CpuClock.OfFamily(after) - postgresBefore) * 1000 / pages : 0,
            result.Failures);
    }

    private static PageRow Row(string kind, string path, string mode, int bytes, Sample sample) =>
        new(kind, path, mode, bytes, sample.PerSecond, sample.AppMs, sample.PostgresMs, sample.Failures);

    private static async Task<(byte[] Bytes, string Encoding)> BodyAsync(Uri address)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        using var answer = await client.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync(), string.Join(",", answer.Content.Headers.ContentEncoding));
    }

    private static void Print(IReadOnlyList<PageRow> rows)
    {
        Console.WriteLine($"{"page",-9} {"mode",-9} {"bytes",7} {"pages/s",9} {"raw/s",9} {"of raw",7} {"app ms",8} {"raw ms",8} {"db ms",7}  address");
        foreach (var row in rows)
            Console.WriteLine(FormattableString.Invariant(
                $"{row.Kind,-9} {row.Mode,-9} {row.Bytes,7} {row.PerSecond,9:0} {row.RawPerSecond,9:0} {row.OfRaw,7:0.00} {row.AppCpuMs,8:0.000} {row.RawCpuMs,8:0.000} {row.PostgresCpuMs,7:0.000}  {row.Path}"));
        Console.WriteLine($"load: {(Load.HasWrk ? "wrk" : "own generator")}; bar: cached at least {Bar:0.0} of raw; CPU per page in milliseconds, PostgreSQL apart");
    }

    private sealed record Sample(double PerSecond, double AppMs, double PostgresMs, long Failures);
}

/// <summary>One line of the table.</summary>
/// <param name="OfRaw">Pages per second as a share of the bare server's; only for cached pages.</param>
internal sealed record PageRow(string Kind, string Path, string Mode, int Bytes, double PerSecond, double AppCpuMs, double PostgresCpuMs, long Failures)
{
    public double? RawPerSecond { get; init; }

    public double? RawCpuMs { get; init; }

    public double? OfRaw { get; init; }
}
