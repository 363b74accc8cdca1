using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Shelf;

/// <summary>What stands above the list of a category: its words, the way to it, and the categories beside and below.</summary>
public sealed class ShowCategory(IStorefrontDb db)
{
    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Found(CategoryRow Category) : Result;

        public sealed record Moved(string Slug) : Result;

        public sealed record Missing : Result;
    }

    public Task<Result> ExecuteAsync(string slug, Audience audience, CancellationToken ct) =>
        db.ReadAsync((tables, token) => ReadAsync(tables, slug, audience, token), ct);

    private static async Task<Result> ReadAsync(ITables tables, string slug, Audience audience, CancellationToken ct)
    {
        var category = await tables.Categories.FirstOrDefaultAsync(c => c.Slug == slug, ct);
        if (category is null)
        {
            var target = await tables.Slugs.Where(entry => entry.Kind == TranslatedKind.Category && entry.Slug == slug).Select(entry => entry.TargetId).FirstOrDefaultAsync(ct);
            var moved = target == default ? null : await tables.Categories.Where(c => c.Id == CategoryId.From(target)).Select(c => c.Slug).FirstOrDefaultAsync(ct);
            return moved is null ? new Result.Missing() : new Result.Moved(moved);
        }

        var children = await tables.Categories.Where(c => c.ParentId == category.Id).OrderBy(c => c.Sort).ThenBy(c => c.Name).Select(c => new { c.Id, c.Slug, c.Name }).ToListAsync(ct);
        var texts = await TranslatedTexts.LoadAsync(tables, children.Select(child => child.Id.Value).Append(category.Id.Value), audience, ct);
        var path = await CategoryPath.LoadAsync(tables, category.Path, audience, ct);
        return new Result.Found(new(
            category.Id,
            category.Slug,
            texts.Of(category.Id.Value, "name", category.Name),
            texts.Of(category.Id.Value, "description", category.Description),
            PictureRow.OfCategory(category.Picture),
            [.. path.SkipLast(1)],
            [.. children.Select(child => new LinkRow(child.Slug, texts.Of(child.Id.Value, "name", child.Name)))]));
    }
}

/// <param name="Path">The categories above, from the root.</param>
/// <param name="Children">The categories directly below, in the order of the shop.</param>
public sealed record CategoryRow(CategoryId Id, string Slug, string Name, string Description, PictureRow? Picture, IReadOnlyList<LinkRow> Path, IReadOnlyList<LinkRow> Children);
