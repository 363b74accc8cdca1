using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Catalog;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Demo;

/// <summary>
/// Fills an empty shop with the demo catalogue, once. Everything happens in one transaction that begins with claiming a row, so that
/// of two nodes that start at once one waits and finds it done, and a start that is killed half-way leaves nothing behind.
/// </summary>
public sealed partial class DemoSeed(IStorefrontDb db, DemoFolder files, TimeProvider clock, ILogger<DemoSeed> log) : IStartupStep
{
    private const int ProductsAnEvent = 200;
    private static readonly Guid s_claim = new("0191d3a0-0000-7000-8000-00000000d360");

    public int Order => 20;

    public async Task RunAsync(CancellationToken ct)
    {
        if (!files.Exists)
        {
            LogMissing(files.Path);
            return;
        }
        var started = clock.GetTimestamp();
        if (await db.RunAsync(FillAsync, ct)) LogFilled(clock.GetElapsedTime(started).TotalSeconds);
    }

    private async Task<bool> FillAsync(IWork work, CancellationToken ct)
    {
        if (!await SeedClaim.TakeAsync(work, s_claim, "deploy/demo", clock.GetUtcNow(), ct) || await work.Products.AnyAsync(ct)) return false;

        // Thousands of rows are only added, never changed: looking for changes after each would take most of the time.
        work.Context().ChangeTracker.AutoDetectChangesEnabled = false;
        var calendar = new DemoCalendar(clock.GetUtcNow());
        var shop = await files.ReadAsync<DemoShop>("shop.json", ct);
        var pictures = await DemoPictures.ReadAsync(files, ct);
        var structure = await DemoStructure.AddAsync(work, files, pictures, ct);
        var products = new DemoProducts(work, structure, pictures, calendar, DemoStock.AddWarehouses(work, shop));
        await products.AddAsync(files, ct);
        await AddWordsAsync(work, new DemoWords(work, files, pictures, calendar), structure, products.Added, ct);

        work.Publish(new CatalogStructureChanged());
        foreach (var some in products.Added.Values.Chunk(ProductsAnEvent)) work.Publish(new ProductsChanged(some));
        await work.CommitAsync(ct);
        return true;
    }

    private async Task AddWordsAsync(IWork work, DemoWords words, DemoStructure structure, IReadOnlyDictionary<string, ProductId> products, CancellationToken ct)
    {
        await words.AddAsync("en", "", ct);
        var translations = new DemoTranslations(work, files, structure);
        var shelf = await files.ReadLinesAsync<DemoProduct>("products.jsonl", ct);
        foreach (var language in DemoTranslations.Languages)
        {
            await words.AddAsync(language, $"i18n/{language}/", ct);
            await translations.AddAsync(language, products, shelf, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo catalogue is in place after {Seconds:0.0} s")]
    private partial void LogFilled(double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no demo catalogue in {Path}; the shop starts empty")]
    private partial void LogMissing(string path);
}
