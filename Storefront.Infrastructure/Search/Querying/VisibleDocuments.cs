using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search.Querying;

/// <summary>
/// Which documents of a segment shoppers may see now. Publication dates pass without an event, so the answer is kept only until the next
/// of them; while none passes, a query pays nothing for them.
/// </summary>
internal static class VisibleDocuments
{
    private static readonly ConditionalWeakTable<object, Period> s_periods = [];

    /// <summary>The hidden documents at a moment (milliseconds since 1970); null when all may be seen.</summary>
    public static FixedBitSet? HiddenAt(AtomicReader segment, long now)
    {
        if (s_periods.TryGetValue(segment.CoreCacheKey, out var period) && period.Covers(now)) return period.Hidden;
        period = Period.Of(segment, now);
        s_periods.AddOrUpdate(segment.CoreCacheKey, period);
        return period.Hidden;
    }

    private sealed record Period(long From, long Until, FixedBitSet? Hidden)
    {
        public bool Covers(long now) => now >= From && now < Until;

        public static Period Of(AtomicReader segment, long now)
        {
            var published = segment.GetNumericDocValues(IndexField.Published);
            var unpublished = segment.GetNumericDocValues(IndexField.Unpublished);
            var (until, hidden) = (long.MaxValue, new FixedBitSet(segment.MaxDoc));
            for (var doc = 0; doc < segment.MaxDoc; doc++)
            {
                var (from, to) = (published.Get(doc), unpublished.Get(doc));
                if (from > now) until = Math.Min(until, from);
                if (to > now) until = Math.Min(until, to);
                if (from > now || to <= now) hidden.Set(doc);
            }
            return new(now, until, hidden.Cardinality == 0 ? null : hidden);
        }
    }
}
