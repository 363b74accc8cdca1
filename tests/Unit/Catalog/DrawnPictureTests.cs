using Storefront.Core.Catalog;

namespace Storefront.Tests.Unit.Catalog;

public sealed class DrawnPictureTests
{
    [Theory]
    [InlineData("Printing Ink Cartridges", "HP", "printer", "hp")]
    [InlineData("Computers Laptops", "Acme Big Works Ltd", "laptop", "abw")]
    [InlineData("Garden", "", "box", "")]
    [InlineData("Office Chairs", "Ö", "chair", "o")]
    public void A_sign_and_initials_come_from_category_and_brand(string category, string brand, string glyph, string initials)
    {
        var picture = DrawnPicture.For(category, brand, "SKU-1");

        Assert.Equal((glyph, initials), (picture.Glyph, picture.Initials));
        Assert.True(DrawnPicture.TryParse(picture.Key, out var read));
        Assert.Equal(picture, read);
    }

    [Fact]
    public void The_colour_is_the_same_in_every_run() => Assert.Equal(DrawnPicture.For("x", "y", "SKU-1"), DrawnPicture.For("x", "y", "SKU-1"));

    [Theory]
    [InlineData("drawn/box--400")]
    [InlineData("drawn/box-<b>-10")]
    [InlineData("drawn/knife-hp-10")]
    [InlineData("drawn/box-hpxx-10")]
    [InlineData("hearth-mug")]
    public void Nobody_draws_what_no_product_asked_for(string key) => Assert.False(DrawnPicture.TryParse(key, out _));
}
