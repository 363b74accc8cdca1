namespace Storefront.Core.Catalog.Shelf;

/// <summary>The lowest price of the 30 days before the present one began, which the law wants beside every reduction.</summary>
public static class LowestPrice
{
    private static readonly TimeSpan s_window = TimeSpan.FromDays(30);

    /// <param name="history">Prices of one variant in one currency with the moment each began, in any order.</param>
    /// <returns>Minor units; nothing when there was no earlier price.</returns>
    public static long? BeforeTheLast(IEnumerable<(DateTimeOffset From, long Minor)> history)
    {
        var prices = history.OrderBy(price => price.From).ToArray();
        if (prices.Length < 2) return null;
        var opens = prices[^1].From - s_window;
        var earlier = prices[..^1];
        var first = Array.FindLastIndex(earlier, price => price.From <= opens);
        return earlier[Math.Max(0, first)..].Min(price => price.Minor);
    }
}
