using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>Where an index comes from and where it is kept.</summary>
internal sealed class IndexSource(IDbContextFactory<StorefrontContext> contexts, CatalogShapeReader shapes, ProductFactsReader products, IndexFolder folder)
{
    public IndexFolder Folder => folder;

    public Task<CatalogShape> ReadShapeAsync(CancellationToken ct) => shapes.ReadAsync(ct);

    public Task<List<ProductId>> OwnersAsync(IReadOnlyCollection<VariantId> variants, CancellationToken ct) => products.OwnersAsync(variants, ct);

    /// <param name="change">Null: everything.</param>
    public async Task<IReadOnlyCollection<ProductId>> TouchedAsync(ShapeChange? change, CancellationToken ct)
    {
        if (change is null) return await products.ListAsync(ct);
        return change.IsNone ? [] : await shapes.TouchedAsync(change, ct);
    }

    /// <summary>Names the database and the build of the documents: an index of another is worth nothing.</summary>
    public async Task<string> CatalogueAsync(CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        var address = new NpgsqlConnectionStringBuilder(context.Database.GetConnectionString());
        // A restored or recreated database has a new number although its name is the same.
        var number = await context.Database.SqlQuery<long>($"select oid::int8 as \"Value\" from pg_database where datname = current_database()").SingleAsync(ct);
        return $"{IndexField.Schema} {address.Host}:{address.Port}/{address.Database} {number}";
    }
}
