using System.Globalization;
using Microsoft.Extensions.Localization;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Web.Shared;
using Storefront.Web.Shared.Resources;

namespace Storefront.Web.Catalog.Lists;

/// <summary>A choice of the price facet.</summary>
/// <param name="Key">As it stands in the address: <c>25..50</c>.</param>
public sealed record PriceStep(string Key, string Label, PriceRange Range)
{
    // Round amounts in major units; people think in these, not in quartiles.
    private static readonly long[] s_round = [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000];

    /// <summary>The round amounts between the lowest and the highest price cut the range; at least two pieces, or none.</summary>
    public static IReadOnlyList<PriceStep> Between(PriceFacet prices, Currency currency, IStringLocalizer<ShopText> words)
    {
        long?[] cuts = [.. s_round.Select(amount => amount * currency.MinorUnits).Where(amount => amount > prices.Min && amount < prices.Max).Cast<long?>()];
        if (cuts.Length == 0) return [];
        long?[] ends = [null, .. cuts, null];
        return [.. ends.Zip(ends[1..], (from, to) => new PriceStep(Text(from, currency) + ".." + Text(to, currency), Words(new(from, to), currency, words), new(from, to)))];
    }

    public static string Words(PriceRange range, Currency currency, IStringLocalizer<ShopText> words) => range switch
    {
        { From: null, To: { } to } => words["PriceUpTo", Short(to, currency)],
        { From: { } from, To: null } => words["PriceAbove", Short(from, currency)],
        _ => words["PriceBetween", Short(range.From ?? 0, currency), Short(range.To ?? 0, currency)],
    };

    private static string Short(long minor, Currency currency) => new Money(minor, currency).ToShortText();

    private static string Text(long? minor, Currency currency) =>
        minor is { } amount ? new Money(amount, currency).ToMajor().ToString("0.###", CultureInfo.InvariantCulture) : "";
}
