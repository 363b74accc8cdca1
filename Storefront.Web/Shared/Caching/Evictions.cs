using System.Collections.Concurrent;

namespace Storefront.Web.Shared.Caching;

/// <summary>Remembers when what was evicted, so that a page whose rendering began before is known to be old. Its clock counts evictions.</summary>
internal sealed class Evictions
{
    private const int MaxTags = 10_000;

    private readonly ConcurrentDictionary<string, long> _last = new(StringComparer.Ordinal);
    private long _clock;
    private long _floor;

    public long Now => Volatile.Read(ref _clock);

    public void Record(string tag)
    {
        _last[tag] = Interlocked.Increment(ref _clock);
        if (_last.Count > MaxTags) Forget();
    }

    /// <summary>Those of the tags that were evicted after the moment.</summary>
    public IEnumerable<string> Among(IEnumerable<string> tags, long since) =>
        since < Volatile.Read(ref _floor) ? tags : tags.Where(tag => _last.TryGetValue(tag, out var moment) && moment > since);

    // An import evicts more tags than are worth keeping: all pages that are being rendered right now count as old then.
    private void Forget()
    {
        Volatile.Write(ref _floor, Now);
        _last.Clear();
    }
}
