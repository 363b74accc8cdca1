using Storefront.Core.Catalog.Import;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Catalog.Import;

public sealed class InterruptedImportTests(TestDatabase mine, InterruptedImportTests.Whole whole) : IClassFixture<TestDatabase>, IClassFixture<InterruptedImportTests.Whole>
{
    /// <summary>Everything that an import leaves, without ids and moments.</summary>
    private const string EndState = """
        select md5(string_agg(line, E'\n' order by line)) from (
            select concat_ws('|', v.sku, p.slug, p.title, p.version, c.path, b.name, v.gtins, r.currency, r.amount_minor, i.on_hand) as line
            from catalog.variants v join catalog.products p on p.id = v.product_id join catalog.categories c on c.id = p.category_id
            left join catalog.brands b on b.id = p.brand_id join catalog.prices r on r.variant_id = v.id join inventory.inventory i on i.variant_id = v.id
            union all
            select concat_ws('|', v.sku, a.code, a.type, x.text, x.number, x.flag)
            from catalog.attribute_values x join catalog.attributes a on a.id = x.attribute_id join catalog.variants v on v.product_id = x.product_id
            union all
            select concat_ws('|', s.kind, s.slug) from catalog.slugs s
            union all
            select concat_ws('|', c.path, a.code, f.sort) from catalog.category_attributes f
            join catalog.categories c on c.id = f.category_id join catalog.attributes a on a.id = f.attribute_id
            union all
            select concat_ws('|', v.sku, m.kind, m.quantity) from inventory.movements m join catalog.variants v on v.id = m.variant_id
        ) state
        """;

    private static readonly object[] s_rows = [.. Enumerable.Range(1, 3500).Select(Row)];

    [Fact]
    public async Task Killed_in_the_middle_and_started_again_ends_like_one_that_was_not()
    {
        var killed = new ImportNode(mine) { KilledAfterBatch = 2 };
        await Assert.ThrowsAsync<ImportNode.Killed>(() => killed.RunAsync(null, new(Stock: 3), s_rows));
        var again = new ImportNode(mine);
        var done = await again.RunAsync(null, new(Stock: 3), s_rows);

        var straight = new ImportNode(whole.Database);
        await straight.RunAsync(null, new(Stock: 3), s_rows);

        Assert.Equal(2004, done.Skipped);
        Assert.Equal(await whole.Database.ScalarAsync<string>(EndState), await mine.ScalarAsync<string>(EndState));
        Assert.Equal(straight.Report.Kept.Count, killed.Report.Kept.Count + again.Report.Kept.Count);
        Assert.Equal(1, await mine.ScalarAsync<long>("select count(*) from catalog.change_sets where source = 'lines' and rows_done = 3500 and finished_at is not null"));
    }

    // Every 500th row is bad, and types differ between batches.
    private static object Row(int n) => n % 500 == 0
        ? new { sku = $"R-{n}", title = "Bad", price = "none" }
        : ImportCatalogTests.Mug($"R-{n}", $"Thing {n % 900}", $"Kind {n % 7}", n, n > 2000 ? new { size = $"{n} cm", weight_g = n % 5 } : new { size = n, weight_g = n % 5 });

    /// <summary>The database of an import that nothing interrupted.</summary>
    public sealed class Whole(TestCluster cluster) : IAsyncLifetime
    {
        public TestDatabase Database { get; } = new(cluster);

        public ValueTask InitializeAsync() => Database.InitializeAsync();

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}

public sealed class ConcurrentImportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Two_imports_at_once_make_everything_once()
    {
        object[] rows = [.. Enumerable.Range(1, 2500).Select(n => ImportCatalogTests.Mug($"C-{n}", attributes: new { size = n }, stock: 2))];

        // One the other way round: the order in which rows are touched differs.
        await Task.WhenAll(
            new ImportNode(database).RunAsync(rows),
            new ImportNode(database).RunAsync(rows.Reverse()),
            new ImportNode(database).RunAsync(rows));

        Assert.Equal(2500, await database.ScalarAsync<long>("select count(*) from catalog.products"));
        Assert.Equal(2500, await database.ScalarAsync<long>("select count(*) from catalog.attribute_values"));
        Assert.Equal(5000, await database.ScalarAsync<long>("select sum(quantity) from inventory.movements"));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from catalog.brands"));
    }
}
