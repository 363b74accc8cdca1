using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Storefront.Tests.Benchmarks.Import;

/// <summary>How long after the last row of an import the search of an open shop finds it.</summary>
internal static partial class Searchable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public static async Task<TimeSpan> AfterLastRowAsync(string data, string catalog, string? map)
    {
        // PostgreSQL runs as another user when we are root.
        Directory.CreateDirectory(data);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(data, (UnixFileMode)0b111_101_101);
        var sku = await LastSkuAsync(catalog);
        await using var shop = await ShopProcess.StartAsync(data, demo: false, cache: true);
        using var client = new HttpClient { BaseAddress = shop.Address };
        await ShopProcess.ImportAsync(data, catalog, map);
        // The importing process ends at once after its last row.
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < s_patience; await Task.Delay(100))
            if (await FindsAsync(client, sku)) return clock.Elapsed;
        return s_patience;
    }

    // The first product of the list must be the one with that number.
    private static async Task<bool> FindsAsync(HttpClient client, string sku)
    {
        var list = await client.GetStringAsync(new Uri($"/search?q={Uri.EscapeDataString(sku)}", UriKind.Relative));
        if (ProductLink().Match(list) is not { Success: true } link) return false;
        var product = await client.GetStringAsync(new Uri(link.Value, UriKind.Relative));
        return product.Contains(sku, StringComparison.Ordinal);
    }

    [GeneratedRegex("/p/[^\"?]+")]
    private static partial Regex ProductLink();

    private static async Task<string> LastSkuAsync(string catalog)
    {
        await using var file = File.OpenRead(catalog);
        await using Stream text = catalog.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(text);
        var last = "";
        while (await reader.ReadLineAsync() is { } line) last = line;
        using var row = JsonDocument.Parse(last);
        return (row.RootElement.TryGetProperty("sku", out var sku) ? sku : row.RootElement.GetProperty("id")).GetString()!;
    }
}
