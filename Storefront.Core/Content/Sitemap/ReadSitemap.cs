using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Shared;

namespace Storefront.Core.Content.Sitemap;

/// <summary>The addresses that search engines shall know, read in batches, so that a catalogue of millions needs no more memory than a small one.</summary>
public sealed class ReadSitemap(IStorefrontDb db, TimeProvider clock)
{
    /// <summary>The most addresses that one file may have, by the sitemap protocol.</summary>
    public const int FileLimit = 50_000;

    /// <summary>Products in a file: half of it, so that the first has room for the other pages.</summary>
    public const int ProductsInFile = FileLimit / 2;

    private const int Batch = 2_000;

    /// <param name="Path">From the root of the shop.</param>
    /// <param name="ChangedAt">Null where no change is recorded.</param>
    public sealed record Entry(string Path, DateTimeOffset? ChangedAt = null);

    /// <summary>Home, categories, brands, policies and journal.</summary>
    public Task<IReadOnlyList<Entry>> PagesAsync(CancellationToken ct) => db.ReadAsync<IReadOnlyList<Entry>>(
        async (tables, token) =>
        {
            var categories = await tables.Categories.OrderBy(c => c.Slug).Select(c => "/c/" + c.Slug).ToListAsync(token);
            var brands = await tables.Brands.OrderBy(b => b.Slug).Select(b => "/b/" + b.Slug).ToListAsync(token);
            var texts = await tables.ContentPages.Select(p => new { p.Kind, p.Slug }).Distinct().OrderBy(p => p.Slug).ToListAsync(token);
            IEnumerable<string> paths = ["/", .. categories, .. brands, .. texts.Select(text => (text.Kind == ContentKind.Post ? "/journal/" : "/pages/") + text.Slug)];
            return [.. paths.Take(FileLimit - ProductsInFile).Select(path => new Entry(path))];
        },
        ct);

    /// <summary>Visible products in the order of their slugs.</summary>
    /// <param name="after">The last slug of the file before; empty for the first.</param>
    public async IAsyncEnumerable<Entry> ProductsAsync(string after, int max, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var left = max; left > 0;)
        {
            var rows = await NextAsync(after, Math.Min(left, Batch), ct);
            foreach (var row in rows) yield return new("/p/" + row.Slug, row.UpdatedAt);
            if (rows.Count < Batch) yield break;
            left -= rows.Count;
            after = rows[^1].Slug;
        }
    }

    /// <summary>The last slug of each full file, which begins the next; empty when everything fits into one.</summary>
    public async Task<IReadOnlyList<string>> FileEndsAsync(CancellationToken ct)
    {
        var ends = new List<string>();
        for (var after = ""; await EndAsync(after, ct) is { } end; after = end) ends.Add(end);
        return ends;
    }

    private sealed record Row(string Slug, DateTimeOffset UpdatedAt);

    private Task<List<Row>> NextAsync(string after, int max, CancellationToken ct) => db.ReadAsync(
        (tables, token) => VisibleAfter(tables, after).OrderBy(p => p.Slug).Take(max).Select(p => new Row(p.Slug, p.UpdatedAt)).ToListAsync(token), ct);

    private Task<string?> EndAsync(string after, CancellationToken ct) => db.ReadAsync(
        async (tables, token) =>
        {
            var file = await VisibleAfter(tables, after).OrderBy(p => p.Slug).Take(ProductsInFile)
                .GroupBy(_ => 1).Select(all => new { Count = all.Count(), End = all.Max(p => p.Slug)! })
                .FirstOrDefaultAsync(token);
            return file?.Count == ProductsInFile && await VisibleAfter(tables, file.End).AnyAsync(token) ? file.End : null;
        },
        ct);

    private IQueryable<Product> VisibleAfter(ITables tables, string after) =>
        tables.Products.VisibleAt(clock.GetUtcNow()).Where(p => string.Compare(p.Slug, after) > 0);
}
