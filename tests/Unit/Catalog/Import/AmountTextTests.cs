using Storefront.Core.Catalog.Import;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Catalog.Import;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData("12.95", 1295)]
    [InlineData("12,95", 1295)]
    [InlineData("12", 1200)]
    [InlineData("12.5", 1250)]
    [InlineData("1.234,50 €", 123450)]
    [InlineData("$ 1,234.50", 123450)]
    [InlineData("EUR 1'234.50", 123450)]
    [InlineData("1,234", 123400)]
    [InlineData("1.234.567", 123456700)]
    [InlineData("1 234,5", 123450)]
    [InlineData("0", 0)]
    public void People_and_programs_write_prices_in_many_ways(string text, long cents) =>
        Assert.Equal(cents, AmountText.Parse(new FieldValue.Text(text), PriceUnit.Major, Currency.Eur));

    [Theory]
    [InlineData("")]
    [InlineData("on request")]
    [InlineData("-5")]
    [InlineData("12.345")]
    [InlineData("12abc34")]
    [InlineData("1e400")]
    [InlineData("99999999999999999999")]
    public void What_is_no_amount_is_refused(string text) =>
        Assert.Null(AmountText.Parse(new FieldValue.Text(text), PriceUnit.Major, Currency.Eur));

    [Fact]
    public void Whole_minor_units_are_taken_as_they_are()
    {
        Assert.Equal(12595, AmountText.Parse(new FieldValue.Number(12595), PriceUnit.Minor, Currency.Eur));
        Assert.Null(AmountText.Parse(new FieldValue.Number(12.5), PriceUnit.Minor, Currency.Eur));
    }

    [Fact]
    public void A_currency_without_cents_takes_whole_amounts_only()
    {
        var yen = Currency.Parse("JPY");

        Assert.Equal(1200, AmountText.Parse(new FieldValue.Text("1200"), PriceUnit.Major, yen));
        Assert.Null(AmountText.Parse(new FieldValue.Text("12.5"), PriceUnit.Major, yen));
    }
}
