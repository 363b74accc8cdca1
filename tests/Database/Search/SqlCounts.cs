using Npgsql;
using Storefront.Core.Search;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Search;

/// <summary>The same questions as to the index, asked of the tables.</summary>
internal sealed class SqlCounts(TestDatabase database)
{
    private const string Values = """
        select p.id as product, 'brand' as code, b.slug as value from catalog.products p join catalog.brands b on b.id = p.brand_id
        union select p.id, 'category', unnest(string_to_array(c.path, '/')) from catalog.products p join catalog.categories c on c.id = p.category_id
        union select v.product_id, a.code, coalesce(v.text, v.number::text, v.flag::text) from catalog.attribute_values v join catalog.attributes a on a.id = v.attribute_id
        union select v.product_id, lower(o.key), o.value from catalog.variants v cross join jsonb_each_text(v.option_values) o where v.active
        union select v.product_id, 'availability', case when sum(i.on_hand) > 0 then 'in_stock' else 'sold_out' end
            from catalog.variants v left join inventory.inventory i on i.variant_id = v.id where v.active group by v.product_id
        """;

    private readonly string _name = $"public.facts_{Guid.CreateVersion7():N}";

    /// <summary>One row for each value of each product, written once: the questions are many.</summary>
    public Task PrepareAsync() => RunAsync(
        $"""
        create table {_name} as select f.product, f.code, f.value,
            (select min(r.amount_minor) from catalog.variants v join catalog.prices r on r.variant_id = v.id where v.product_id = f.product and v.active and r.currency = 'EUR') as price
        from ({Values}) f join catalog.products p on p.id = f.product where p.published_at <= '2026-06-01T09:00Z';
        create index on {_name} (product, code);
        """,
        command => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

    public async Task<int> TotalAsync(SearchRequest request) =>
        (await CountsAsync($"select 'all', count(distinct product) from {_name} f where {Where(request, except: null)}")).Values.Single();

    /// <summary>Value to number of products, with the filters of all other codes.</summary>
    public Task<Dictionary<string, int>> CountsAsync(SearchRequest request, string code) =>
        CountsAsync($"select value, count(distinct product) from {_name} f where code = '{code}' and {Where(request, except: code)} group by value");

    private string Where(SearchRequest request, string? except)
    {
        var conditions = request.Filters.Where(filter => filter.Code != except).Select(Has).ToList();
        if (request.Category is { } category) conditions.Add(Has(new("category", [category])));
        if (request.Price is { } price) conditions.Add($"price between {price.From ?? 0} and {price.To ?? long.MaxValue}");
        return conditions.Count == 0 ? "true" : string.Join(" and ", conditions);
    }

    private string Has(FacetFilter filter) =>
        $"exists (select from {_name} g where g.product = f.product and g.code = '{filter.Code}' and g.value in ({string.Join(", ", filter.Values.Select(value => $"'{value}'"))}))";

    private Task<Dictionary<string, int>> CountsAsync(string sql) => RunAsync(sql, async command =>
    {
        var counts = new Dictionary<string, int>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) counts.Add(reader.GetString(0), (int)reader.GetInt64(1));
        return counts;
    });

    private async Task<T> RunAsync<T>(string sql, Func<NpgsqlCommand, Task<T>> run)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await run(command);
    }
}
