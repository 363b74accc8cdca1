using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Content;

/// <summary>Keeps every version of the shop's pages, by the clock: whoever asks later can read them as they stood on any day.</summary>
public sealed class KeepPageVersions(IStorefrontDb db, TimeProvider clock)
{
    /// <returns>How many pages have changed.</returns>
    public Task<int> ExecuteAsync(CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        var pages = await work.ContentPages.Where(page => page.Kind == ContentKind.Page).ToListAsync(token);
        var changed = 0;
        foreach (var page in pages)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{page.Title}\n{page.Body}")));
            var last = await work.PageVersions.Where(v => v.Slug == page.Slug && v.Language == page.Language).OrderByDescending(v => v.Since).Select(v => v.Hash).FirstOrDefaultAsync(token);
            if (last == hash) continue;
            work.PageVersions.Add(new(page, hash, clock.GetUtcNow()));
            changed++;
        }
        await work.CommitAsync(token);
        return changed;
    }, ct);

    /// <summary>The pages of a language as they stood at a moment; of a page that is younger, its first version.</summary>
    public Task<IReadOnlyList<PageVersion>> AsOfAsync(IReadOnlyCollection<string> slugs, string language, DateTimeOffset moment, CancellationToken ct) =>
        db.ReadAsync<IReadOnlyList<PageVersion>>(async (tables, token) =>
        {
            var versions = await tables.PageVersions.Where(v => slugs.Contains(v.Slug) && v.Language == language).OrderBy(v => v.Since).ToListAsync(token);
            return [.. versions.GroupBy(v => v.Slug).Select(page => page.LastOrDefault(v => v.Since <= moment) ?? page.First())];
        }, ct);
}
