using CsCheck;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Shared;

public sealed class MoneyTests
{
    private static readonly Currency s_yen = Currency.Parse("JPY");
    private static readonly Currency s_dinar = Currency.Parse("KWD");

    [Theory]
    [InlineData("EUR", 2, 100)]
    [InlineData("usd", 2, 100)]
    [InlineData("JPY", 0, 1)]
    [InlineData("ISK", 0, 1)]
    [InlineData("KWD", 3, 1000)]
    public void A_currency_knows_the_digits_of_its_minor_unit(string code, int exponent, long minorUnits)
    {
        var currency = Currency.Parse(code);

        Assert.Equal(exponent, currency.Exponent);
        Assert.Equal(minorUnits, currency.MinorUnits);
        Assert.Equal(code.ToUpperInvariant(), currency.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("EU")]
    [InlineData("EURO")]
    [InlineData("E R")]
    [InlineData("€€€")]
    [InlineData("ЕUR")]
    public void Only_three_latin_letters_are_a_currency(string? text) => Assert.False(Currency.TryParse(text, out _));

    [Fact]
    public void Amounts_are_written_with_the_digits_of_their_currency()
    {
        Assert.Equal("12.05 EUR", new Money(1205, Currency.Eur).ToString());
        Assert.Equal("-0.05 EUR", new Money(-5, Currency.Eur).ToString());
        Assert.Equal("1205 JPY", new Money(1205, s_yen).ToString());
        Assert.Equal("1.205 KWD", new Money(1205, s_dinar).ToString());
        Assert.Equal(92_233_720_368_547_758.07m, new Money(long.MaxValue, Currency.Eur).ToMajor());
    }

    [Fact]
    public void Currencies_never_mix()
    {
        var (euro, yen) = (new Money(1, Currency.Eur), new Money(1, s_yen));

        Assert.Throws<CurrencyMismatchException>(() => euro + yen);
        Assert.Throws<CurrencyMismatchException>(() => euro - yen);
        Assert.Throws<CurrencyMismatchException>(() => euro < yen);
        Assert.NotEqual(euro, yen);
    }

    [Fact]
    public void What_does_not_fit_is_refused_and_never_wraps_round()
    {
        var most = new Money(long.MaxValue, Currency.Eur);

        Assert.Throws<OverflowException>(() => most + new Money(1, Currency.Eur));
        Assert.Throws<OverflowException>(() => Money.Zero(Currency.Eur) - most - new Money(2, Currency.Eur));
        Assert.Throws<OverflowException>(() => most * 2);
    }

    [Fact]
    public void Adding_and_taking_away_again_changes_nothing() =>
        Gen.Select(Gen.Long[-1_000_000_000, 1_000_000_000], Gen.Long[-1_000_000_000, 1_000_000_000]).Sample((one, other) =>
            new Money(one, Currency.Eur) + new Money(other, Currency.Eur) - new Money(other, Currency.Eur) == new Money(one, Currency.Eur));
}
