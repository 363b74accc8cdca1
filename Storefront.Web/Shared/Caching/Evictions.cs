using System.Collections.Concurrent;

namespace Storefront.Web.Shared.Caching;

/// <summary>Remembers when what was evicted, so that a page whose rendering began before is known to be old. Its clock counts evictions.</summary>
internal sealed class Evictions
{
    private const int MaxTags = 10_000;

    private readonly ConcurrentDictionary<string, long> last = new(StringComparer.Ordinal);
    private long clock;
    private long floor;

    public long Now => Volatile.Read(ref clock);

    public void Record(string tag)
    {
        last[tag] = Interlocked.Increment(ref clock);
        if (last.Count > MaxTags) Forget();
    }

    /// <summary>Those of the tags that were evicted after the moment.</summary>
    public IEnumerable<string> Among(IEnumerable<string> tags, long since) =>
        since < Volatile.Read(ref floor) ? tags : tags.Where(tag => last.TryGetValue(tag, out var moment) && moment > since);

    // An import evicts more tags than are worth keeping: all pages that are being rendered right now count as old then.
    private void Forget()
    {
        Volatile.Write(ref floor, Now);
        last.Clear();
    }
}
