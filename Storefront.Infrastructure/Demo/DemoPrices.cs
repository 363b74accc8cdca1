using Storefront.Core.Catalog;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Demo;

/// <summary>A price and the history that makes a reduction honest: the former price was asked for more than 30 days before it.</summary>
internal static class DemoPrices
{
    private static readonly TimeSpan s_sinceReduction = TimeSpan.FromDays(12);
    private static readonly TimeSpan s_fullPrice = TimeSpan.FromDays(120);

    public static void Add(IWork work, VariantId id, DemoVariant variant, DateTimeOffset published, DateTimeOffset now)
    {
        var price = new Money(variant.PriceCents, Currency.Eur);
        if (variant.CompareAtCents is { } before)
        {
            var former = new Money(before, Currency.Eur);
            work.Prices.Add(new Price(id, price, includesTax: true, former));
            work.PriceHistory.Add(new PriceChange(id, former, Earlier(published, now - s_fullPrice)));
            work.PriceHistory.Add(new PriceChange(id, price, now - s_sinceReduction));
        }
        else
        {
            work.Prices.Add(new Price(id, price, includesTax: true));
            work.PriceHistory.Add(new PriceChange(id, price, Earlier(published, now)));
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
