namespace Storefront.Core.Shared;

/// <summary>Splits a whole sum over parts in proportion to their weights so that the parts always add up to the sum.</summary>
public static class LargestRemainder
{
    /// <param name="sum">Minor units to split; may be negative.</param>
    /// <param name="weights">Non-negative weights. All zero: the first part takes everything.</param>
    /// <returns>One part for each weight, in order. Ties go to the earlier part.</returns>
    public static long[] Split(long sum, IReadOnlyList<long> weights)
    {
        if (weights.Count == 0) return [];
        var total = weights.Aggregate((Int128)0, (acc, weight) => acc + weight);
        if (total == 0) return [sum, .. Enumerable.Repeat(0L, weights.Count - 1)];

        var sign = Math.Sign(sum);
        var magnitude = (Int128)Math.Abs(sum);
        var parts = weights.Select(weight => (long)(magnitude * weight / total)).ToArray();
        var missing = (int)(magnitude - parts.Aggregate((Int128)0, (acc, part) => acc + part));
        var byRemainder = Enumerable.Range(0, weights.Count)
            .OrderByDescending(i => magnitude * weights[i] % total)
            .ThenBy(i => i)
            .Take(missing);
        foreach (var i in byRemainder) parts[i]++;
        return parts.Select(part => part * sign).ToArray();
    }
}
