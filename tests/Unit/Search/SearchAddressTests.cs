using Storefront.Core.Search;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Search;

public sealed class SearchAddressTests
{
    private static readonly SearchRequest s_scope = new() { Language = "en", Currency = Currency.Eur };

    [Fact]
    public void An_address_says_what_is_asked()
    {
        var request = Read(("q", "red mug"), ("brand", "acme"), ("brand", "bolt"), ("color", "red"), ("price", "10..49.99"), ("sort", "price-desc"), ("after", "Ab-_9"));

        Assert.Equal("red mug", request.Text);
        Assert.Equal(["brand", "color"], request.Filters.Select(filter => filter.Code));
        Assert.Equal(["acme", "bolt"], request.Filters[0].Values);
        Assert.Equal(new PriceRange(1000, 4999), request.Price);
        Assert.Equal(SearchSort.PriceDown, request.Sort);
        Assert.Equal("Ab-_9", request.After);
    }

    [Theory]
    [InlineData("10..", 1000L, null)]
    [InlineData("..50", null, 5000L)]
    [InlineData("0..0.5", 0L, 50L)]
    public void A_price_range_may_be_open(string text, long? from, long? to) => Assert.Equal(new PriceRange(from, to), Read(("price", text)).Price);

    [Theory]
    [InlineData("..")]
    [InlineData("10")]
    [InlineData("a..b")]
    [InlineData("-5..")]
    [InlineData("99999999999999999999..")]
    public void A_price_without_sense_is_left_out(string text) => Assert.Null(Read(("price", text)).Price);

    [Fact]
    public void Prices_of_a_currency_without_cents_are_whole()
    {
        var yen = SearchAddress.Read(s_scope with { Currency = Currency.Parse("JPY") }, [new("price", "100..900")], _ => true);

        Assert.Equal(new PriceRange(100, 900), yen.Price);
        Assert.Equal("?price=100..900", SearchAddress.Write(yen));
    }

    [Fact]
    public void Unknown_keys_mean_nothing()
    {
        var request = SearchAddress.Read(s_scope, [new("utm_source", "x"), new("color", "red")], code => code == "color");

        Assert.Equal("color", Assert.Single(request.Filters).Code);
    }

    [Fact]
    public void Addresses_that_mean_the_same_are_written_the_same()
    {
        var one = Read(("sort", "relevance"), ("color", "red"), ("brand", "b"), ("q", " red   mug "), ("color", "blue"), ("color", "red"));
        var other = Read(("q", "red mug"), ("brand", "b"), ("color", "blue"), ("color", "red"));

        Assert.Equal(SearchAddress.Write(one), SearchAddress.Write(other));
    }

    [Fact]
    public void Choosing_a_value_twice_takes_it_back_and_begins_at_the_first_page()
    {
        var chosen = (s_scope with { After = "x" }).Toggle("color", "red");
        var back = chosen.Toggle("color", "red");

        Assert.True(chosen.Has("color", "red"));
        Assert.Null(chosen.After);
        Assert.Empty(back.Filters);
    }

    [Fact]
    public void Two_hundred_facets_are_cut_to_a_bounded_number()
    {
        var request = SearchAddress.Read(s_scope, Enumerable.Range(0, 200).SelectMany(i => Enumerable.Range(0, 200).Select(j => KeyValuePair.Create($"c{i}", (string?)$"v{j}"))), _ => true);

        Assert.True(request.Filters.Count <= 20);
        Assert.All(request.Filters, filter => Assert.True(filter.Values.Count <= 20));
    }

    [Fact]
    public void Hostile_input_gives_a_small_request_that_its_own_address_gives_again()
    {
        var texts = HostileInput.Texts().ToArray();
        Assert.True(texts.Length > 300);

        foreach (var text in texts)
            foreach (var key in new[] { "q", "price", "sort", "after", "page", "sku", "color", text })
            {
                var request = SearchAddress.Read(s_scope, [new(key, text)], _ => true);
                var address = SearchAddress.Write(request);
                var again = SearchAddress.Read(s_scope, Parse(address), _ => true);

                Assert.True(request.Text.Length <= SearchAddress.MaxText);
                Assert.DoesNotContain(request.Text, char.IsControl);
                Assert.Equal(address, SearchAddress.Write(again));
            }
    }

    private static SearchRequest Read(params (string Key, string Value)[] pairs) =>
        SearchAddress.Read(s_scope, pairs.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)), _ => true);

    private static IEnumerable<KeyValuePair<string, string?>> Parse(string address) =>
        address.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), (string?)Uri.UnescapeDataString(pair[1])));
}
