using Storefront.Core.Shared;

namespace Storefront.Core.Pricing;

/// <summary>A line to be priced. Amounts are minor units.</summary>
/// <param name="IncludesTax">Whether the unit price was entered with tax.</param>
public sealed record PricedLine(long UnitMinor, int Quantity, string TaxClass, bool IncludesTax);

/// <summary>The tax rate of a class at the destination. <see cref="RateMillis"/> are thousandths of a percent.</summary>
public sealed record AppliedRate(string Name, int RateMillis)
{
    /// <summary>Where nothing is taxed.</summary>
    public static AppliedRate None { get; } = new("", 0);
}

/// <summary>One row of tax; the rows add up to the tax of the whole.</summary>
public sealed record TaxRow(string Name, int RateMillis, long NetMinor, long TaxMinor);

/// <summary>What a cart comes to. All parts add up: total = items + shipping (+ tax, where prices are without).</summary>
/// <param name="UnitMinor">Unit price of each line, in order, in the mode of the whole (with or without tax).</param>
/// <param name="LineTaxMinor">Tax of each line, in order.</param>
public sealed record Totals(
    Currency Currency,
    bool IncludeTax,
    IReadOnlyList<long> UnitMinor,
    IReadOnlyList<long> LineTaxMinor,
    long ItemsMinor,
    long ShippingMinor,
    long TaxMinor,
    IReadOnlyList<TaxRow> Taxes)
{
    /// <summary>Tax class of what carriers do.</summary>
    private const string ShippingTaxClass = "standard";

    public Money Items => new(ItemsMinor, Currency);

    public Money Shipping => new(ShippingMinor, Currency);

    public Money Tax => new(TaxMinor, Currency);

    public Money Total => new(checked(ItemsMinor + ShippingMinor + (IncludeTax ? 0 : TaxMinor)), Currency);

    /// <summary>
    /// Adds a cart up. Tax is computed once for each rate over the sum of its lines and then split by largest remainder, so neither the
    /// order nor the number of lines changes the total. Where prices with and without tax meet, the whole is shown with tax.
    /// </summary>
    public static Totals Of(Currency currency, IReadOnlyList<PricedLine> lines, long shippingMinor, IReadOnlyDictionary<string, AppliedRate> rates)
    {
        var includeTax = lines.Count == 0 || lines.Any(line => line.IncludesTax);
        var units = lines.Select(line => includeTax && !line.IncludesTax ? line.UnitMinor + TaxOn(line.UnitMinor, Rate(line.TaxClass)) : line.UnitMinor).ToArray();
        var amounts = units.Select((unit, i) => checked(unit * lines[i].Quantity)).Append(shippingMinor).ToArray();
        var applied = lines.Select(line => Rate(line.TaxClass)).Append(Rate(ShippingTaxClass)).ToArray();

        var taxes = new long[amounts.Length];
        var rows = new List<TaxRow>();
        foreach (var group in Enumerable.Range(0, amounts.Length).GroupBy(i => applied[i]).OrderByDescending(group => group.Key.RateMillis))
        {
            var parts = group.ToArray();
            var sum = parts.Sum(i => amounts[i]);
            var tax = includeTax ? TaxWithin(sum, group.Key) : TaxOn(sum, group.Key);
            var split = LargestRemainder.Split(tax, parts.Select(i => amounts[i]).ToArray());
            foreach (var (i, part) in parts.Zip(split)) taxes[i] = part;
            if (group.Key.RateMillis > 0 && sum > 0) rows.Add(new(group.Key.Name, group.Key.RateMillis, includeTax ? sum - tax : sum, tax));
        }
        return new(currency, includeTax, units, taxes[..^1], amounts[..^1].Sum(), shippingMinor, taxes.Sum(), rows);

        AppliedRate Rate(string taxClass) => rates.GetValueOrDefault(taxClass, AppliedRate.None);
    }

    private static long TaxOn(long net, AppliedRate rate) => Round((Int128)net * rate.RateMillis, 100_000);

    private static long TaxWithin(long gross, AppliedRate rate) => Round((Int128)gross * rate.RateMillis, 100_000 + rate.RateMillis);

    /// <summary>Half away from zero, as invoices round.</summary>
    private static long Round(Int128 numerator, Int128 denominator) => (long)((numerator * 2 + denominator) / (denominator * 2));
}
