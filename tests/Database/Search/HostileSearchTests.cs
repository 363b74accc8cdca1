using System.Diagnostics;
using Storefront.Core.Search;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Search;

public sealed class HostileSearchTests(SearchShop shop) : IClassFixture<SearchShop>
{
    private static readonly string[] s_texts =
    [
        "\0", "\ud800", "\ufffe\uffff", "*", "a*", "?", "\"", "title:x AND (", "' or 1=1 --", "%", "_", "\\", "/a{1000}/", "[* TO *]", "مرحبا", "😀😀", "the", "the of and", "-", "!!!", new('x', 10_000),
        string.Concat(Enumerable.Repeat("1a ", 3000)), string.Join(' ', Enumerable.Range(1000, 2000)), "0000", "1..2", "a~0.1", "\u202ered\u202c",
    ];

    [Fact]
    public async Task Nothing_that_is_typed_fails_or_costs_much()
    {
        var node = await shop.OpenAsync(FillAsync);
        await node.FindAsync("thing red");
        var index = node.Live.Current;

        foreach (var text in s_texts)
            foreach (var request in Requests(text))
            {
                var start = Stopwatch.GetTimestamp();
                var page = await node.FindAsync(request);
                var took = Stopwatch.GetElapsedTime(start);

                Assert.Equal(SearchSource.Index, page.Source);
                Assert.True(took < TimeSpan.FromSeconds(1), $"{took} for {text[..Math.Min(20, text.Length)]}");
            }
        Assert.Same(index, node.Live.Current);
    }

    [Fact]
    public async Task Nothing_that_is_typed_fails_while_the_database_answers()
    {
        await shop.OpenAsync(FillAsync);
        using var folder = new ScratchFolder();
        await using var node = await SearchNode.OpenAsync(shop.Database, folder.Path);

        foreach (var request in s_texts.SelectMany(Requests)) Assert.Equal(SearchSource.Database, (await node.FindAsync(request)).Source);
        Assert.Equal(30, (await node.FindAsync("THING")).Total);
        Assert.Equal(1, (await node.FindAsync("h-29")).Total);
    }

    [Fact]
    public async Task A_product_of_strange_letters_keeps_no_other_out()
    {
        var node = await shop.OpenAsync(FillAsync);

        Assert.Equal(1, (await node.FindAsync("strangeling")).Total);
        Assert.Equal(30, (await node.FindAsync(SearchNode.Request with { Filters = [new("colour", ["Red", "Blue"])] })).Total);
    }

    private static IEnumerable<SearchRequest> Requests(string text)
    {
        var plain = SearchNode.Request;
        yield return plain with { Text = text };
        yield return plain with { Text = text, Sort = SearchSort.Name, After = text };
        yield return plain with { Category = text };
        yield return plain with { Brand = text, Text = "thing" };
        yield return plain with { Language = text, Text = "thing" };
        yield return plain with { Filters = [new(text, [text]), new("colour", [text, "a..b", "1..2"])] };
        yield return plain with { Facets = [text, "colour"], PageSize = int.MaxValue };
        yield return plain with { Price = new(long.MinValue, long.MaxValue), PageSize = -1 };
        yield return plain with { Filters = [.. Enumerable.Range(0, 200).Select(i => new FacetFilter($"f{i}", [text]))] };
    }

    private static async Task FillAsync(Shelf shelf)
    {
        for (var i = 0; i < 30; i++)
            await shelf.AddAsync(new($"Thing {i}", new GoodsVariant($"H-{i}") { Options = new() { ["Colour"] = i % 2 == 0 ? "Red" : "Blue" } }));
        await shelf.AddAsync(new("Strangeling \ufffe \u202e \U0001F600", new GoodsVariant("\ufffe-1") { Mpn = new('\ufffe', 60), Options = new() { ["\ufffe"] = "\u0001" } })
        {
            Description = new string('y', 50_000),
            Attributes = new Dictionary<string, object> { ["odd"] = new string('z', 9000), ["q"] = "reserved", ["tab"] = "a\tb" },
        });
    }
}
