using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Storefront.Core.Catalog.Import;
using Storefront.Infrastructure.Catalog;
using Storefront.Infrastructure.Catalog.Import;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Demo;
using Storefront.Infrastructure.Shared;
using Storefront.Infrastructure.Shared.Settings;
using Storefront.Web.Shared;

namespace Storefront.Web.Catalog;

/// <summary><c>./dev import FILE</c>: imports a catalogue into the configured shop, whether it runs at the moment or not.</summary>
internal static class ImportCommand
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    public static async Task<int> RunAsync(string[] args)
    {
        // Its sentences are English, and so are its numbers.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var typed = ImportArguments.Parse(args);
        if (typed.Mistake is { } mistake) return await FailAsync(mistake);

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            await using var shop = Shop(typed.Settings);
            await shop.Services.PrepareStorefrontAsync(stop.Token);
            return await ImportAsync(shop, typed, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. The same command goes on where it stopped.");
            return Interrupted;
        }
        catch (JsonException fault)
        {
            return await FailAsync($"{typed.Map ?? "A map of deploy/maps"} is no map: {fault.Message}");
        }
        catch (DbException fault)
        {
            return await FailAsync($"The database went away: {fault.Message} The same command goes on where it stopped.");
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            return await FailAsync(fault.Message);
        }
    }

    private static async Task<int> ImportAsync(WebApplication shop, ImportArguments typed, CancellationToken ct)
    {
        var source = await SourceFile.OpenAsync(typed.File!, ct);
        var map = await MapAsync(shop, typed, source, ct);
        var reportPath = typed.Report ?? shop.Services.GetRequiredService<DataFolder>().Inside("imports", $"{source.Name}-{source.Fingerprint[..8]}.problems.jsonl");
        await using var report = new ReportFile(reportPath);

        var progress = new ImportProgress();
        var import = shop.Services.GetRequiredService<ImportCatalog>();
        var result = await import.ExecuteAsync(new(source, map, new(typed.Currency, typed.Stock), report), progress, ct);
        return result switch
        {
            ImportCatalog.Result.Done done => await TellAsync(done, progress.Elapsed, reportPath),
            ImportCatalog.Result.Empty => await FailAsync($"{source.Name} has no records."),
            ImportCatalog.Result.NoSku noSku => await FailAsync($"No field of {source.Name} looks like a SKU: {string.Join(", ", noSku.Fields)}. Write a map and name it with --map."),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<ImportMap?> MapAsync(WebApplication shop, ImportArguments typed, SourceFile source, CancellationToken ct)
    {
        if (typed.Map is not null) return await MapFile.ReadAsync(typed.Map, ct);
        var folder = Path.Combine(shop.Environment.ContentRootPath, "deploy", "maps");
        if (source.Read().FirstOrDefault(row => row.Fields is not null)?.Fields is not { } first || await MapFile.ChooseAsync(folder, first, ct) is not { } chosen) return null;
        await Console.Error.WriteLineAsync($"Map: {chosen.Name}");
        return chosen.Map;
    }

    private static async Task<int> TellAsync(ImportCatalog.Result.Done done, TimeSpan took, string report)
    {
        var sum = done.Outcome;
        var products = sum.Created + sum.Changed + sum.Unchanged;
        using var self = Process.GetCurrentProcess();
        if (done.Skipped > 0) await Console.Out.WriteLineAsync($"Went on behind row {done.Skipped:N0}, where it was interrupted.");
        await Console.Out.WriteLineAsync($"{products:N0} products in {took.TotalSeconds:0.0} s ({products / took.TotalSeconds:N0}/s): {sum.Created:N0} new, {sum.Changed:N0} changed, {sum.Unchanged:N0} the same.");
        await Console.Out.WriteLineAsync($"{sum.Rejected:N0} rows rejected, {sum.Problems:N0} problems in {report}");
        await Console.Out.WriteLineAsync($"Memory at most {self.PeakWorkingSet64 / (1 << 20):N0} MB.");
        return 0;
    }

    private static WebApplication Shop(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = ContentRootLocator.Find() });
        SettingsCheck.Check(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Configuration["Logging:LogLevel:Default"] = nameof(LogLevel.Warning);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddShop(builder.Configuration);
        builder.Services.AddStorefrontDatabase(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddCatalog(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddDemo(builder.Configuration, builder.Environment.ContentRootPath);
        return builder.Build();
    }

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return Failed;
    }
}
