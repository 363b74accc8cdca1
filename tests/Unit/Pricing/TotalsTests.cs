using CsCheck;
using Storefront.Core.Pricing;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Pricing;

public sealed class TotalsTests
{
    private static readonly Dictionary<string, AppliedRate> s_rates = new()
    {
        ["standard"] = new("VAT 20 %", 20_000),
        ["reduced"] = new("VAT 5.5 %", 5_500),
        ["books"] = new("VAT 0 %", 0),
    };

    private static readonly string[] s_classes = ["standard", "reduced", "books", "unknown"];

    private static readonly Gen<PricedLine> s_line = Gen.Select(
        Gen.Long[0, 500_000], Gen.Int[1, 999], Gen.Int[0, s_classes.Length - 1].Select(i => s_classes[i]), Gen.Bool,
        (unit, quantity, taxClass, includesTax) => new PricedLine(unit, quantity, taxClass, includesTax));

    private static readonly Gen<PricedLine[]> s_cart = s_line.Array[1, 8];

    [Fact]
    public void Prices_with_tax_contain_it()
    {
        var totals = Of(490, new PricedLine(2400, 2, "standard", true));

        Assert.Equal(5290, totals.Total.Minor);
        Assert.Equal(882, totals.TaxMinor); // 52.90 / 1.2 = 44.08
        Assert.Equal(new TaxRow("VAT 20 %", 20_000, 4408, 882), Assert.Single(totals.Taxes));
    }

    [Fact]
    public void Prices_without_tax_have_it_added()
    {
        var totals = Of(500, new PricedLine(1000, 3, "standard", false));

        Assert.Equal((3000L, 500L, 700L, 4200L), (totals.ItemsMinor, totals.ShippingMinor, totals.TaxMinor, totals.Total.Minor));
        Assert.Equal(new TaxRow("VAT 20 %", 20_000, 3500, 700), Assert.Single(totals.Taxes));
    }

    [Fact]
    public void Where_both_meet_the_whole_is_with_tax()
    {
        var totals = Of(0, new PricedLine(1000, 1, "standard", false), new PricedLine(1200, 1, "standard", true));

        Assert.True(totals.IncludeTax);
        Assert.Equal([1200, 1200], totals.UnitMinor);
        Assert.Equal((2400L, 400L), (totals.Total.Minor, totals.TaxMinor));
    }

    [Fact]
    public void Each_rate_has_a_row_of_its_own_and_what_is_untaxed_has_none()
    {
        var totals = Of(0, new PricedLine(1200, 1, "standard", true), new PricedLine(1055, 1, "reduced", true), new PricedLine(900, 1, "books", true));

        Assert.Equal([new("VAT 20 %", 20_000, 1000, 200), new("VAT 5.5 %", 5_500, 1000, 55)], totals.Taxes);
        Assert.Equal([200, 55, 0], totals.LineTaxMinor);
    }

    [Fact]
    public void Tax_is_rounded_once_for_all_lines_and_not_for_each()
    {
        var lines = Enumerable.Repeat(new PricedLine(2, 1, "standard", false), 10).ToArray(); // 0.4 of tax each

        Assert.Equal(4, Of(0, lines).TaxMinor);
        Assert.Equal(4, Of(0, new PricedLine(2, 10, "standard", false)).TaxMinor);
    }

    [Fact]
    public void Half_a_minor_unit_of_tax_is_rounded_up() => Assert.Equal(3, Of(0, new PricedLine(50, 1, "reduced", false)).TaxMinor); // 2.75

    [Fact]
    public void An_empty_cart_comes_to_its_shipping() => Assert.Equal(490, Of(490).Total.Minor);

    [Theory]
    [InlineData("JPY")]
    [InlineData("EUR")]
    [InlineData("KWD")]
    public void The_total_is_the_sum_of_its_parts(string currency) => Gen.Select(s_cart, Gen.Long[0, 10_000]).Sample((lines, shipping) =>
    {
        var totals = Totals.Of(Currency.Parse(currency), lines, shipping, s_rates);
        return totals.Total.Currency.Code == currency && totals.ItemsMinor == lines.Select((line, i) => totals.UnitMinor[i] * line.Quantity).Sum()
            && totals.Total.Minor == totals.ItemsMinor + shipping + (totals.IncludeTax ? 0 : totals.TaxMinor)
            && totals.TaxMinor == totals.Taxes.Sum(row => row.TaxMinor)
            && totals.LineTaxMinor.Sum() <= totals.TaxMinor
            && totals.LineTaxMinor.All(tax => tax >= 0);
    });

    [Fact]
    public void The_rows_of_tax_and_what_is_untaxed_are_the_whole() => Gen.Select(s_cart, Gen.Long[0, 10_000]).Sample((lines, shipping) =>
    {
        var totals = Of(shipping, lines);
        var untaxed = lines.Select((line, i) => s_rates.GetValueOrDefault(line.TaxClass, AppliedRate.None).RateMillis > 0 ? 0 : totals.UnitMinor[i] * line.Quantity).Sum();
        return totals.Total.Minor == untaxed + totals.Taxes.Sum(row => row.NetMinor + row.TaxMinor);
    });

    [Fact]
    public void The_order_of_the_lines_does_not_change_the_total() => Gen.Select(s_cart, Gen.Long[0, 10_000]).Sample((lines, shipping) =>
    {
        var (one, other) = (Of(shipping, lines), Of(shipping, [.. lines.Reverse()]));
        return one.Total == other.Total && one.TaxMinor == other.TaxMinor && one.Taxes.SequenceEqual(other.Taxes);
    });

    [Fact]
    public void One_line_of_many_pieces_comes_to_the_same_as_many_lines_of_one() => Gen.Select(s_line, Gen.Int[1, 20]).Sample((line, pieces) =>
        Of(0, line with { Quantity = pieces }).Total == Of(0, [.. Enumerable.Repeat(line with { Quantity = 1 }, pieces)]).Total);

    private static Totals Of(long shipping, params PricedLine[] lines) => Totals.Of(Currency.Eur, lines, shipping, s_rates);
}
