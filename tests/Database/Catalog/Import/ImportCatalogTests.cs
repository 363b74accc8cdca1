using Storefront.Core.Catalog.Import;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Catalog.Import;

public sealed class ImportCatalogTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Unbalanced =
        "inventory.inventory i where on_hand <> coalesce((select sum(quantity) from inventory.movements m where m.variant_id = i.variant_id and m.warehouse_id = i.warehouse_id and kind in ('Received', 'Adjusted')), 0)";

    [Fact]
    public async Task Importing_twice_doubles_nothing_and_tells_nobody()
    {
        object[] rows = [.. Enumerable.Range(1, 30).Select(n => Mug($"TWICE-{n}", price: 10 + n, attributes: new { colour = "Oat", height_cm = n, safe = true }))];

        var first = await new ImportNode(database).RunAsync(null, new(Stock: 5), rows);
        var events = await CountAsync("events.outbox");
        var second = await new ImportNode(database).RunAsync(null, new(Stock: 5), rows);

        Assert.Equal((30, 0, 0), (first.Outcome.Created, first.Outcome.Changed, first.Outcome.Unchanged));
        Assert.Equal((0, 0, 30), (second.Outcome.Created, second.Outcome.Changed, second.Outcome.Unchanged));
        Assert.Equal(30, await CountAsync("catalog.variants where sku like 'TWICE-%'"));
        Assert.Equal(30, await CountAsync("catalog.products where title = 'Mug TWICE' and version = 1"));
        Assert.Equal(90, await CountAsync("catalog.attribute_values a join catalog.variants v using (product_id) where v.sku like 'TWICE-%'"));
        Assert.Equal(30, await CountAsync("catalog.price_history h join catalog.variants v on v.id = h.variant_id where v.sku like 'TWICE-%'"));
        Assert.Equal(150, await database.ScalarAsync<long>("select sum(on_hand) from inventory.inventory i join catalog.variants v on v.id = i.variant_id where v.sku like 'TWICE-%'"));
        Assert.Equal(0, await CountAsync("events.outbox where type = 'ProductsChanged'") - await CountAsync($"(select 1 from events.outbox where type = 'ProductsChanged' order by id limit {events}) e"));
    }

    [Fact]
    public async Task What_is_different_is_changed_and_everything_else_stays()
    {
        await new ImportNode(database).RunAsync(Mug("CHANGE-1", price: 10), Mug("CHANGE-2", price: 10, attributes: new { colour = "Oat" }));

        var done = await new ImportNode(database).RunAsync(Mug("CHANGE-1", price: 10), Mug("CHANGE-2", price: 12, attributes: new { colour = "Moss" }));

        Assert.Equal((1, 1), (done.Outcome.Changed, done.Outcome.Unchanged));
        Assert.Equal(1, await database.ScalarAsync<long>("select version from catalog.products p join catalog.variants v on v.product_id = p.id where sku = 'CHANGE-1'"));
        Assert.Equal(2, await database.ScalarAsync<long>("select version from catalog.products p join catalog.variants v on v.product_id = p.id where sku = 'CHANGE-2'"));
        Assert.Equal(1200, await database.ScalarAsync<long>("select amount_minor from catalog.prices p join catalog.variants v on v.id = p.variant_id where sku = 'CHANGE-2'"));
        Assert.Equal("Moss", await database.ScalarAsync<string>("select text from catalog.attribute_values a join catalog.variants v using (product_id) where sku = 'CHANGE-2'"));
    }

    [Fact]
    public async Task A_count_that_falls_to_the_low_mark_is_told_once()
    {
        await new ImportNode(database).RunAsync(Mug("LOW-1", stock: 10));
        await database.ScalarAsync<int>("update inventory.inventory set low_at = 3 where variant_id = (select id from catalog.variants where sku = 'LOW-1')");

        await new ImportNode(database).RunAsync(Mug("LOW-1", stock: 4));
        Assert.Equal(0, await CountAsync("events.outbox where type = 'StockRanLow'"));
        await new ImportNode(database).RunAsync(Mug("LOW-1", stock: 3));
        await new ImportNode(database).RunAsync(Mug("LOW-1", stock: 2));

        Assert.Equal(1, await CountAsync("events.outbox where type = 'StockRanLow'"));
        Assert.Equal("3", await database.ScalarAsync<string>("select payload->>'left' from events.outbox where type = 'StockRanLow'"));
    }

    [Fact]
    public async Task Bad_rows_are_told_and_good_ones_kept()
    {
        var node = new ImportNode(database);

        var done = await node.RunAsync(
            Mug("BAD-1", price: 10),
            new { sku = "BAD-2", title = "No price" },
            new { title = "No SKU", price = 5 },
            new { sku = "BAD-4", title = "Odd price", price = "soon" },
            new { sku = "BAD-5", price = 5 },
            Mug("BAD-6", price: 10));

        Assert.Equal(2, done.Outcome.Created);
        Assert.Equal(4, done.Outcome.Rejected);
        Assert.Equal([(2L, "price"), (3L, "sku"), (4L, "price"), (5L, "title")], node.Report.Kept.Select(problem => (problem.Row, problem.Field)).Order());
        Assert.Equal(2, await CountAsync("catalog.variants where sku like 'BAD-%'"));
    }

    [Fact]
    public async Task A_code_has_one_type_and_no_value_is_lost()
    {
        await new ImportNode(database).RunAsync(
            Mug("TYPE-1", attributes: new { size_of_type = 10.5 }),
            Mug("TYPE-2", attributes: new { size_of_type = 12 }));
        await new ImportNode(database).RunAsync(
            Mug("TYPE-3", attributes: new { size_of_type = "10 to 12" }),
            Mug("TYPE-4", attributes: new { size_of_type = true }));

        Assert.Equal(4, await CountAsync("catalog.attribute_values a join catalog.variants v using (product_id) where sku like 'TYPE-%'"));
        Assert.Equal("Flag,Number,Text", await database.ScalarAsync<string>("select string_agg(type, ',' order by type) from catalog.attributes where code in ('size_of_type', 'size_of_type_text', 'size_of_type_flag')"));
    }

    [Fact]
    public async Task Rows_of_a_group_are_variants_of_one_product()
    {
        var map = new ImportMap
        {
            Sku = new("sku"),
            Title = new("title"),
            Price = new() { From = "price" },
            Group = new("parent"),
            Options = new Dictionary<string, ImportField> { ["Colour"] = new("colour") },
        };
        object[] rows =
        [
            new { sku = "GROUP-1", title = "Grouped", price = 5, parent = "G", colour = "Oat" },
            new { sku = "GROUP-2", title = "Grouped", price = 6, parent = "G", colour = "Moss" },
            new { sku = "GROUP-3", title = "Alone", price = 7, parent = "H", colour = "Oat" },
        ];

        var done = await new ImportNode(database).RunAsync(map, new(), rows);
        var again = await new ImportNode(database).RunAsync(map, new(), [.. rows.Take(2), new { sku = "GROUP-4", title = "Grouped", price = 6, parent = "G", colour = "Ink" }]);

        Assert.Equal(2, done.Outcome.Created);
        Assert.Equal((0, 1), (again.Outcome.Created, again.Outcome.Changed));
        Assert.Equal(3, await CountAsync("catalog.variants v join catalog.products p on p.id = v.product_id where p.title = 'Grouped'"));
        Assert.Equal("Oat,Moss,Ink", await database.ScalarAsync<string>("select string_agg(value ->> 'name', ',') from catalog.products, jsonb_array_elements(options -> 0 -> 'values') value where title = 'Grouped'"));
    }

    [Fact]
    public async Task A_title_that_is_taken_gets_the_SKU_into_its_address()
    {
        await new ImportNode(database).RunAsync(Mug("SLUG-1", title: "The same name"), Mug("SLUG-2", title: "The same name"));

        Assert.Equal("the-same-name", await SlugAsync("SLUG-1"));
        Assert.Equal("the-same-name-slug-2", await SlugAsync("SLUG-2"));
        Assert.Equal(2, await CountAsync("catalog.slugs where slug like 'the-same-name%' and kind = 'Product'"));
    }

    [Fact]
    public async Task Counted_stock_moves_by_movements_and_never_below_what_is_promised()
    {
        await new ImportNode(database).RunAsync(Mug("STOCK-1", stock: 10), Mug("STOCK-2", stock: 10));
        await database.ScalarAsync<int>("update inventory.inventory set committed = 8 where variant_id = (select id from catalog.variants where sku = 'STOCK-2')");
        var node = new ImportNode(database);

        await node.RunAsync(Mug("STOCK-1", stock: 4), Mug("STOCK-2", stock: 4));

        Assert.Equal(4, await OnHandAsync("STOCK-1"));
        Assert.Equal(10, await OnHandAsync("STOCK-2"));
        Assert.Equal((2L, "stock", false), node.Report.Kept.Select(problem => (problem.Row, problem.Field, problem.Rejected)).Single());
        Assert.Equal(0, await CountAsync(Unbalanced));
    }

    [Fact]
    public async Task A_SKU_that_stands_twice_ends_as_its_last_row_says()
    {
        await new ImportNode(database).RunAsync(Mug("DOUBLE-1", price: 5), Mug("DOUBLE-2"), Mug("DOUBLE-1", price: 6));

        Assert.Equal(1, await CountAsync("catalog.variants where sku = 'DOUBLE-1'"));
        Assert.Equal(600, await database.ScalarAsync<long>("select amount_minor from catalog.prices p join catalog.variants v on v.id = p.variant_id where sku = 'DOUBLE-1'"));
    }

    [Fact]
    public async Task Attributes_that_many_have_become_the_facets_of_their_category()
    {
        object[] rows = [.. Enumerable.Range(1, 20).Select(n => Mug($"FACET-{n}", category: "Facets", attributes: new { shade = n % 3 == 0 ? "Oat" : "Moss", serial = $"S{n}", same = "x", rare = n == 1 ? "y" : null }))];

        await new ImportNode(database).RunAsync(rows);

        Assert.Equal("shade,serial", await database.ScalarAsync<string>(
            "select string_agg(a.code, ',' order by f.sort) from catalog.category_attributes f join catalog.attributes a on a.id = f.attribute_id join catalog.categories c on c.id = f.category_id where c.name = 'Facets'"));
    }

    internal static object Mug(string sku, string? title = null, string category = "Mugs", object? price = null, object? attributes = null, int? stock = null) =>
        new { sku, title = title ?? $"Mug {sku[..sku.IndexOf('-', StringComparison.Ordinal)]}", brand = "Marrow", category, price = price ?? 10, attributes = attributes ?? new { }, stock };

    private Task<string?> SlugAsync(string sku) => database.ScalarAsync<string>($"select p.slug from catalog.products p join catalog.variants v on v.product_id = p.id where v.sku = '{sku}'");

    private Task<int> OnHandAsync(string sku) => database.ScalarAsync<int>($"select on_hand from inventory.inventory i join catalog.variants v on v.id = i.variant_id where v.sku = '{sku}'");

    private async Task<long> CountAsync(string rows) => await database.ScalarAsync<long>($"select count(*) from {rows}");
}
