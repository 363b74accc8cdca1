using System.Text.Json;
using Storefront.Core.Catalog.Import;
using Storefront.Infrastructure.Catalog.Import;

namespace Storefront.Tests.Unit.Catalog.Import;

public sealed class MapFileTests
{
    [Fact]
    public void Short_and_long_forms_mean_the_same()
    {
        var map = MapFile.Parse("""
            { // comments are welcome
              "sku": "id", "title": { "from": "name", "default": "Unnamed" },
              "price": { "from": "cents", "unit": "minor", "currency": "USD" },
              "attributes": ["Screen Size"], "stock": { "main": "qty" }, "categorySeparator": "/",
            }
            """);

        Assert.Equal("id", map.Sku.From);
        Assert.Equal(new ImportField("name", "Unnamed"), map.Title);
        Assert.Equal((PriceUnit.Minor, "USD"), (map.Price!.Unit, map.Price.Currency));
        Assert.Equal("screen_size", map.Attributes.Columns["Screen Size"]);
        Assert.Equal("qty", map.Stock["main"].From);
        Assert.Equal("/", map.CategorySeparator);
    }

    [Theory]
    [InlineData("""{ "title": "name" }""")]
    [InlineData("""{ "sku": "id", "prize": "cents" }""")]
    [InlineData("""{ "sku": 1 }""")]
    [InlineData("""{ "sku": "id", "attributes": [1] }""")]
    [InlineData("[]")]
    [InlineData("{ sku }")]
    public void A_slip_of_the_pen_is_told(string json) => Assert.ThrowsAny<JsonException>(() => MapFile.Parse(json));
}
