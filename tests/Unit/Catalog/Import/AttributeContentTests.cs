using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Import;

namespace Storefront.Tests.Unit.Catalog.Import;

public sealed class AttributeContentTests
{
    [Theory]
    [InlineData(AttributeType.Number, "12", "0.5", "-3", "1080")]
    [InlineData(AttributeType.Flag, "yes", "No", "true")]
    [InlineData(AttributeType.Text, "12", "12 cm")]
    [InlineData(AttributeType.Text, "007", "008")]
    [InlineData(AttributeType.Text, "yes", "maybe")]
    [InlineData(AttributeType.Text, "1,5")]
    public void The_type_is_what_all_values_can_be(AttributeType expected, params string[] values) =>
        Assert.Equal(expected, AttributeContent.Infer(values.Select(AttributeContent.Of)));

    [Fact]
    public void Mixed_values_are_text() =>
        Assert.Equal(AttributeType.Text, AttributeContent.Infer([AttributeContent.Of(1.5), AttributeContent.Of(true)]));

    [Fact]
    public void Everything_fits_text_and_loses_nothing()
    {
        Assert.Equal("0.1", AttributeContent.Of(0.1).As(AttributeType.Text)?.Text);
        Assert.Equal("true", AttributeContent.Of(true).As(AttributeType.Text)?.Text);
    }

    [Fact]
    public void What_does_not_fit_says_so()
    {
        Assert.Null(AttributeContent.Of("12 cm").As(AttributeType.Number));
        Assert.Null(AttributeContent.Of(3).As(AttributeType.Flag));
        Assert.Null(AttributeContent.Of(true).As(AttributeType.Number));
    }
}
