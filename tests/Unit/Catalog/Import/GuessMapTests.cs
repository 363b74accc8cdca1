using Storefront.Core.Catalog.Import;

namespace Storefront.Tests.Unit.Catalog.Import;

public sealed class GuessMapTests
{
    [Fact]
    public void Common_names_are_known_however_they_are_written()
    {
        var map = GuessMap.From(Rows.Of(("Item Number", "1"), ("Product Name", "Mug"), ("Manufacturer", "Marrow"), ("Categories", "Table|Mugs"), ("EAN", ""), ("Price", "1"), ("Qty", "3")))!;

        Assert.Equal(("Item Number", "Product Name", "Manufacturer", "|"), (map.Sku.From, map.Title?.From, map.Brand?.From, map.CategorySeparator));
        Assert.Equal("Qty", map.Stock["*"].From);
        Assert.Equal(PriceUnit.Major, map.Price?.Unit);
        Assert.True(map.Attributes.Rest);
    }

    [Fact]
    public void Prices_in_cents_say_so_in_their_name() =>
        Assert.Equal(PriceUnit.Minor, GuessMap.From(Rows.Of(("sku", "1"), ("price_cents", "100")))?.Price?.Unit);

    [Fact]
    public void An_object_of_attributes_is_found()
    {
        var first = new FieldValue.Fields(new Dictionary<string, FieldValue> { ["id"] = new FieldValue.Text("1"), ["specs"] = Rows.Of(("colour", "red")) });

        Assert.Equal("specs", GuessMap.From(first)?.Attributes.Object);
    }

    [Fact]
    public void Without_anything_like_a_SKU_there_is_no_guess() => Assert.Null(GuessMap.From(Rows.Of(("title", "Mug"))));
}
