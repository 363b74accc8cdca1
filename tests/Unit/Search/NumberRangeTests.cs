using Storefront.Infrastructure.Search.Facets;

namespace Storefront.Tests.Unit.Search;

public sealed class NumberRangeTests
{
    [Theory]
    [InlineData("2..4", 2, true)]
    [InlineData("2..4", 4, true)]
    [InlineData("2..4", 4.1, false)]
    [InlineData("2..", 1e9, true)]
    [InlineData("..4", -5, true)]
    [InlineData("4..2", 3, false)]
    public void A_range_has_its_ends(string text, double number, bool inside)
    {
        Assert.True(NumberRange.TryParse(text, out var range));
        Assert.Equal(inside, range.Has(number));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("3")]
    [InlineData("a..b")]
    [InlineData("1..2..3")]
    public void Other_texts_are_no_ranges(string text) => Assert.False(NumberRange.TryParse(text, out _));
}
