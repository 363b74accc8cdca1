using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Storefront.Tests.Benchmarks.Shared;

namespace Storefront.Tests.Benchmarks.Import;

/// <summary>A catalogue into an empty shop with an embedded, durable PostgreSQL, and the same again: products a second, memory of the importing process, and how soon an open shop finds the last row.</summary>
internal static partial class ImportBenchmark
{
    private const double LeastProductsASecond = 1500;
    private const int MostMegabytes = 600;
    private static readonly TimeSpan s_longestUntilSearchable = TimeSpan.FromSeconds(5);
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Options(arguments);
        using var folder = new BenchFolder();
        var file = options.Text("catalog") ?? await MadeCatalog.WriteAsync(folder.Inside("products.jsonl"), options.Number("products", 20_000));
        Row[] rows = [await ImportAsync("new", folder.Path, file, options.Text("map")), await ImportAsync("again", folder.Path, file, options.Text("map"))];
        var searchable = await Searchable.AfterLastRowAsync(folder.Inside("open"), file, options.Text("map"));
        foreach (var row in rows) Console.WriteLine($"{row.Kind,-6} {row.Products,8:N0} products {row.Seconds,7:0.0} s {row.ProductsASecond,8:N0}/s {row.Megabytes,5:N0} MB");
        Console.WriteLine($"The last row is found {searchable.TotalSeconds:0.0} s after it was written, in a shop that was open during the import.");
        if (options.Text("json") is { } json) await File.WriteAllTextAsync(json, JsonSerializer.Serialize(new { rows, searchableAfterSeconds = searchable.TotalSeconds }, s_json));
        return rows[0].ProductsASecond >= LeastProductsASecond && rows.All(row => row.Megabytes < MostMegabytes) && searchable <= s_longestUntilSearchable ? 0 : 1;
    }

    private static async Task<Row> ImportAsync(string kind, string data, string file, string? map)
    {
        string[] mapping = map is null ? [] : ["--map", map];
        var start = new ProcessStartInfo("dotnet", [ShopProgram.File, "import", file, .. mapping, "--stock", "100", $"--Data:Path={data}", "--Demo=false"])
        {
            RedirectStandardOutput = true,
            // As ./dev import does.
            Environment = { ["DOTNET_gcServer"] = "0" },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || Said().Match(said) is not { Success: true } match) throw new InvalidOperationException($"The import ended with code {process.ExitCode}: {said}");
        return new(kind, (int)Number(match, "products"), Number(match, "seconds"), (int)Number(match, "megabytes"));
    }

    private static double Number(Match match, string name) => double.Parse(match.Groups[name].Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<products>[\d,]+) products in (?<seconds>[\d.]+) s.*Memory at most (?<megabytes>[\d,]+) MB", RegexOptions.Singleline)]
    private static partial Regex Said();

    private sealed record Row(string Kind, int Products, double Seconds, int Megabytes)
    {
        public double ProductsASecond => Products / Seconds;
    }
}
