using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>Where an index comes from and where it is kept.</summary>
internal sealed class IndexSource(IDbContextFactory<StorefrontContext> contexts, CatalogShapeReader shapes, ProductFactsReader products, IndexFolder folder)
{
    public IndexFolder Folder => folder;

    public Task<CatalogShape> ReadShapeAsync(CancellationToken ct) => shapes.ReadAsync(ct);

    /// <summary>The products that facts name, or whose variants they name.</summary>
    public async Task<HashSet<ProductId>> NamedAsync(IReadOnlyCollection<IDomainEvent?> facts, CancellationToken ct)
    {
        var ids = facts.SelectMany(ProductsOf).ToHashSet();
        var restocked = facts.OfType<StockChanged>().Select(fact => fact.Variant).Distinct().ToArray();
        if (restocked.Length > 0) ids.UnionWith(await products.OwnersAsync(restocked, ct));
        return ids;
    }

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

    private static IEnumerable<ProductId> ProductsOf(IDomainEvent? fact) => fact switch
    {
        ProductChanged changed => [changed.Product],
        ProductsChanged changed => changed.Products,
        PriceChanged changed => [changed.Product],
        _ => [],
    };
}
