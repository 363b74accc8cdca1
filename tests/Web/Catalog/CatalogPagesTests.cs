using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Storefront.Tests.Web.Shared;

namespace Storefront.Tests.Web.Catalog;

/// <summary>What every page of the catalogue keeps to, on the demo shop.</summary>
public sealed partial class CatalogPagesTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages => ["/", "/c/table", "/c/mugs?brand=forgeline", "/b/marrow-clay", "/p/hearth-mug", "/search?q=lamp", "/search?q=qqqqqq", "/pages/delivery", "/journal/caring-for-stoneware"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_style_attribute_no_inline_script_and_one_heading(string path)
    {
        var html = await GetAsync(path);

        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(InlineScript(), html);
        Assert.DoesNotContain("<!--Blazor", html, StringComparison.Ordinal);
        Assert.Single(Heading().Matches(html));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_picture_keeps_its_place_and_has_its_words(string path) =>
        Assert.All(Picture().Matches(await GetAsync(path)).Where(picture => picture.Value.Contains("src=", StringComparison.Ordinal)), picture =>
        {
            Assert.Matches("width=\"[0-9]+\"", picture.Value);
            Assert.Matches("height=\"[0-9]+\"", picture.Value);
            Assert.Contains("alt=", picture.Value, StringComparison.Ordinal);
        });

    [Fact]
    public async Task The_address_chooses_the_variant_and_a_sold_out_one_can_be_looked_at()
    {
        var slate = await GetAsync("/p/harbour-tall-mug?sku=FM-1002-SLA");
        var sky = await GetAsync("/p/harbour-tall-mug?sku=FM-1002-SKY");

        Assert.Contains("Sold out in this version", slate, StringComparison.Ordinal);
        Assert.Contains("type=\"submit\" disabled", slate, StringComparison.Ordinal);
        Assert.Contains("href=\"/p/harbour-tall-mug?sku=FM-1002-SKY\"", slate, StringComparison.Ordinal);
        Assert.Contains("Last piece", sky, StringComparison.Ordinal);
        Assert.Contains("Lowest price of the last 30 days", sky, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_tells_search_engines_its_offers()
    {
        var html = await GetAsync("/p/hearth-mug");

        using var product = JsonDocument.Parse(Data().Match(html).Groups[1].Value);
        Assert.Equal("Product", product.RootElement.GetProperty("@type").GetString());
        Assert.Equal(5, product.RootElement.GetProperty("offers").GetArrayLength());
        Assert.Equal("24.00", product.RootElement.GetProperty("offers")[0].GetProperty("price").GetString());
        Assert.Contains($"<link rel=\"canonical\" href=\"{shop.Address}p/hearth-mug\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_filter_is_a_chip_that_takes_it_away_again()
    {
        var html = await GetAsync("/c/mugs?brand=forgeline&sort=price");

        Assert.Contains("Camp Mug", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">Hearth Mug<", html, StringComparison.Ordinal);
        Assert.Contains("<a class=\"chip\" href=\"/c/mugs?sort=price\">Forgeline", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_without_a_result_says_so_and_offers_the_categories()
    {
        var html = await GetAsync("/search?q=%3Cscript%3Eqqqq");

        Assert.Contains("Nothing found for “<script>qqqq”", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>qqqq", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/c/lighting\"", html, StringComparison.Ordinal);
    }

    private async Task<string> GetAsync(string path)
    {
        using var visitor = shop.NewVisitor();
        return await visitor.GetStringAsync(path, s_ct);
    }

    [GeneratedRegex("<script(?![^>]*src=)(?![^>]*application/ld)")]
    private static partial Regex InlineScript();

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("<img[^>]*>")]
    private static partial Regex Picture();

    [GeneratedRegex("<script type=\"application/ld[^>]*>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();
}
