using Storefront.Core.Search;

namespace Storefront.Tests.Database.Search;

public sealed class FacetCountTests(SearchShop shop) : IClassFixture<SearchShop>
{
    private const int Products = 250;

    private static readonly string[] s_codes = ["brand", "category", "material", "height", "safe", "colour", "availability"];

    [Fact]
    public async Task Counts_equal_those_of_the_tables_for_any_combination_of_filters()
    {
        var node = await shop.OpenAsync(FillAsync);
        var tables = new SqlCounts(shop.Database);
        await tables.PrepareAsync();
        var random = new Random(20260601);

        for (var i = 0; i < 100; i++)
        {
            var request = AnyRequest(random);
            var page = await node.FindAsync(request);

            Assert.Equal(await tables.TotalAsync(request), page.Total);
            foreach (var code in s_codes.Where(code => code != "category"))
                Assert.Equal(await tables.CountsAsync(request, code), Counted(page, code));
        }
    }

    [Fact]
    public async Task A_chosen_value_leaves_the_other_values_of_its_facet_choosable()
    {
        var node = await shop.OpenAsync(FillAsync);
        var before = await node.FindAsync(SearchNode.Request with { Facets = s_codes });

        var after = await node.FindAsync(SearchNode.Request.Toggle("material", "Oak") with { Facets = s_codes });

        Assert.Equal(Counted(before, "material"), Counted(after, "material"));
        Assert.Equal(Counted(before, "material")["Oak"], after.Total);
        Assert.True(after.Facets.Single(facet => facet.Code == "material").Values.Single(value => value.Value == "Oak").Selected);
    }

    [Fact]
    public async Task Categories_lead_one_step_down_from_where_the_shopper_stands()
    {
        var node = await shop.OpenAsync(FillAsync);

        var top = await node.FindAsync(SearchNode.Request with { Facets = ["category"] });
        var inside = await node.FindAsync(SearchNode.Request with { Category = "home", Facets = ["category"] });

        Assert.Equal(["home", "office"], top.Facets.Single().Values.Select(value => value.Value).Order());
        Assert.Equal(["kitchen", "table"], inside.Facets.Single().Values.Select(value => value.Value).Order());
        Assert.Equal(inside.Total, inside.Facets.Single().Values.Sum(value => value.Count));
    }

    [Fact]
    public async Task A_category_shows_the_facets_that_the_merchant_chose_for_it()
    {
        var node = await shop.OpenAsync(FillAsync);

        var page = await node.FindAsync(SearchNode.Request with { Category = "kitchen" });

        Assert.Equal(["brand", "colour", "height", "safe", "availability"], page.Facets.Select(facet => facet.Code));
    }

    [Fact]
    public async Task A_search_shows_the_facets_that_split_its_result()
    {
        var node = await shop.OpenAsync(FillAsync);

        var page = await node.FindAsync("thing");

        Assert.Equal(Products, page.Total);
        var codes = page.Facets.Select(facet => facet.Code).ToArray();
        Assert.Empty(new[] { "material", "height", "colour" }.Except(codes));
        Assert.DoesNotContain("constant", codes);
    }

    [Fact]
    public async Task A_range_chooses_all_numbers_in_it()
    {
        var node = await shop.OpenAsync(FillAsync);
        var heights = Counted(await node.FindAsync(SearchNode.Request with { Facets = ["height"] }), "height");

        var page = await node.FindAsync(SearchNode.Request with { Filters = [new("height", ["2..4"])], Facets = [] });

        Assert.Equal(heights.Where(height => double.Parse(height.Key) is >= 2 and <= 4).Sum(height => height.Value), page.Total);
    }

    [Fact]
    public async Task A_value_that_nothing_has_any_more_stays_so_that_it_can_be_taken_back()
    {
        var node = await shop.OpenAsync(FillAsync);

        var page = await node.FindAsync(SearchNode.Request.Toggle("material", "Unobtainium"));

        Assert.Equal(0, page.Total);
        Assert.Contains(new FacetValue("Unobtainium", "Unobtainium", 0, Selected: true), page.Facets.Single(facet => facet.Code == "material").Values);
    }

    private static Dictionary<string, int> Counted(SearchPage page, string code) =>
        page.Facets.SingleOrDefault(facet => facet.Code == code)?.Values.Where(value => value.Count > 0).ToDictionary(value => value.Value, value => value.Count) ?? [];

    private static SearchRequest AnyRequest(Random random)
    {
        FacetFilter[] all =
        [
            new("brand", Some(random, "acme", "bolt", "crane")),
            new("category", Some(random, "home", "kitchen", "table")),
            new("material", Some(random, "Oak", "Ash", "Steel", "Glass")),
            new("height", Some(random, "1", "2.5", "3", "4")),
            new("safe", Some(random, "true", "false")),
            new("colour", Some(random, "Oat", "Ink", "Moss")),
            new("availability", Some(random, "in_stock", "sold_out")),
        ];
        return SearchNode.Request with
        {
            Text = random.Next(2) == 0 ? "thing" : "",
            Category = random.Next(3) == 0 ? "home" : null,
            Filters = [.. all.Where(filter => random.Next(3) == 0 && filter.Values.Count > 0)],
            Price = random.Next(3) == 0 ? new(random.Next(500), 500 + random.Next(1000)) : null,
            Facets = s_codes,
        };
    }

    private static string[] Some(Random random, params string[] values) => [.. values.Where(_ => random.Next(2) == 0)];

    private static async Task FillAsync(Shelf shelf)
    {
        var random = new Random(7);
        await shelf.AttributeAsync("height", "Number");
        await shelf.AttributeAsync("safe", "Flag");
        await shelf.CategoryAsync("home/kitchen", "height", "safe");
        await shelf.CategoryAsync("home/table");
        await shelf.CategoryAsync("office");
        for (var i = 0; i < Products; i++) await shelf.AddAsync(AnyGoods(random, i));
        await shelf.AddAsync(AnyGoods(random, Products) with { Draft = true });
    }

    private static Goods AnyGoods(Random random, int number) =>
        new($"Thing {number}", [.. Enumerable.Range(0, 1 + random.Next(3)).Select(i => AnyVariant(random, $"T-{number}-{i}"))])
        {
            Brand = One(random, "Acme", "Bolt", "Crane", null),
            Category = One(random, "home/kitchen", "home/table", "office")!,
            Attributes = new Dictionary<string, object>
            {
                ["material"] = One(random, "Oak", "Ash", "Steel", "Glass")!,
                ["height"] = One<double>(random, 1, 2.5, 3, 4),
                ["safe"] = random.Next(2) == 0,
                ["constant"] = "same",
            },
        };

    private static GoodsVariant AnyVariant(Random random, string sku) => new(sku, random.Next(8) == 0 ? null : random.Next(1500), random.Next(3) == 0 ? 0 : 4)
    {
        Options = random.Next(4) == 0 ? [] : new() { ["Colour"] = One(random, "Oat", "Ink", "Moss")! },
        Active = !sku.EndsWith("-2", StringComparison.Ordinal),
    };

    private static T One<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
