using Storefront.Core.Search;
using Storefront.Core.Shared;

namespace Storefront.Tests.Database.Search;

public sealed class PagingTests(SearchShop shop) : IClassFixture<SearchShop>
{
    private const int Products = 130;

    [Theory]
    [InlineData(SearchSort.Relevance, "lamp")]
    [InlineData(SearchSort.Relevance, "")]
    [InlineData(SearchSort.Newest, "")]
    [InlineData(SearchSort.PriceUp, "")]
    [InlineData(SearchSort.PriceDown, "lamp")]
    [InlineData(SearchSort.Name, "")]
    [InlineData(SearchSort.Rating, "")]
    public async Task Page_after_page_shows_every_product_once(SearchSort sort, string text)
    {
        var node = await shop.OpenAsync(FillAsync);
        var request = SearchNode.Request with { Text = text, Sort = sort, PageSize = 17, Facets = [] };
        List<ProductId> seen = [];

        for (SearchPage? page = null; page?.Next is not null || page is null; seen.AddRange(page.Hits.Select(hit => hit.Product)))
        {
            page = await node.FindAsync(request with { After = page?.Next });
            Assert.Equal(Products, page.Total);
        }

        Assert.Equal(Products, seen.Count);
        Assert.Equal(Products, seen.Distinct().Count());
    }

    [Theory]
    [InlineData(SearchSort.PriceUp, "amount_minor", "nulls last")]
    [InlineData(SearchSort.PriceDown, "amount_minor", "desc nulls last")]
    [InlineData(SearchSort.Name, "lower(title) collate \"C\"", "")]
    [InlineData(SearchSort.Newest, "published_at", "desc")]
    public async Task The_order_is_that_of_the_tables(SearchSort sort, string key, string order)
    {
        var node = await shop.OpenAsync(FillAsync);

        var page = await node.FindAsync(SearchNode.Request with { Sort = sort, PageSize = 100 });

        const string Rows = "catalog.products join catalog.variants v on v.product_id = products.id left join catalog.prices p on p.variant_id = v.id";
        var ids = string.Join(",", page.Hits.Select(hit => hit.Product));
        var wanted = await shop.Database.ScalarAsync<string>($"select string_agg(k, ',') from (select coalesce({key}::text, '-') as k from {Rows} order by {key} {order} limit 100) keys");
        var found = await shop.Database.ScalarAsync<string>(
            $"select string_agg(coalesce({key}::text, '-'), ',' order by array_position('{{{ids}}}'::uuid[], products.id)) from {Rows} where products.id = any ('{{{ids}}}'::uuid[])");
        Assert.Equal(wanted, found);
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("not base64 !")]
    public async Task A_cursor_of_something_else_begins_again(string cursor)
    {
        var node = await shop.OpenAsync(FillAsync);
        var first = await node.FindAsync(SearchNode.Request);

        var page = await node.FindAsync(SearchNode.Request with { After = cursor });

        Assert.Equal(first.Hits, page.Hits);
    }

    [Fact]
    public async Task A_cursor_of_another_search_begins_again()
    {
        var node = await shop.OpenAsync(FillAsync);
        var other = await node.FindAsync(SearchNode.Request with { Text = "lamp" });

        var page = await node.FindAsync(SearchNode.Request with { After = other.Next });

        Assert.Equal((await node.FindAsync(SearchNode.Request)).Hits, page.Hits);
    }

    private static async Task FillAsync(Shelf shelf)
    {
        var random = new Random(3);
        for (var i = 0; i < Products; i++)
        {
            await shelf.AddAsync(new($"{(char)('A' + random.Next(26))}lamp lamp {i % 9}", new GoodsVariant($"G-{i}", i % 10 == 0 ? null : 100 * random.Next(1, 8)))
            {
                PublishedAt = new DateTimeOffset(2026, 1, 1 + i % 12, 0, 0, 0, TimeSpan.Zero),
                Ratings = i % 4,
                Stars = 1 + i % 5,
            });
        }
    }
}
