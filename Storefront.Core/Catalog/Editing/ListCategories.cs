using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Editing;

/// <summary>The category tree as a list to choose from, each branch below its root.</summary>
public sealed class ListCategories(IStorefrontDb db)
{
    /// <param name="Depth">0 for a root.</param>
    public sealed record Row(string Slug, string Name, int Depth);

    public Task<IReadOnlyList<Row>> ExecuteAsync(CancellationToken ct) => db.ReadAsync<IReadOnlyList<Row>>(async (tables, token) =>
    {
        var categories = await tables.Categories.OrderBy(c => c.Path).Select(c => new { c.Slug, c.Name, c.Path }).ToListAsync(token);
        return [.. categories.Select(c => new Row(c.Slug, c.Name, c.Path.Count(letter => letter == '/')))];
    }, ct);
}
