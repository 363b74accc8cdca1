using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Shelf;

/// <summary>The categories from the root down to one.</summary>
internal static class CategoryPath
{
    public static async Task<IReadOnlyList<LinkRow>> LoadAsync(ITables tables, CategoryId category, Audience audience, CancellationToken ct)
    {
        var path = await tables.Categories.Where(c => c.Id == category).Select(c => c.Path).FirstOrDefaultAsync(ct) ?? "";
        return await LoadAsync(tables, path, audience, ct);
    }

    public static async Task<IReadOnlyList<LinkRow>> LoadAsync(ITables tables, string path, Audience audience, CancellationToken ct)
    {
        var slugs = path.Split('/');
        var steps = await tables.Categories.Where(c => slugs.Contains(c.Slug)).OrderBy(c => c.Path).Select(c => new { c.Id, c.Slug, c.Name }).ToListAsync(ct);
        var texts = await TranslatedTexts.LoadAsync(tables, steps.Select(step => step.Id.Value), audience, ct);
        return [.. steps.Select(step => new LinkRow(step.Slug, texts.Of(step.Id.Value, "name", step.Name)))];
    }
}
