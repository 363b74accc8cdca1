using System.Collections.Concurrent;

namespace Storefront.Web.Shared.Caching;

/// <summary>
/// The same pages once more as ready answers, found before routing and everything else has begun. A page is checked against the evictions when it is asked
/// for, not searched for when something is evicted; while nothing changes in the shop that is one comparison.
/// </summary>
internal sealed class HotPages(CacheOptions options, Evictions evictions, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Key, HotPage> _pages = new();
    private readonly TimeSpan _life = TimeSpan.FromSeconds(options.Seconds);

    // Half of the cache's memory: the other half is the output cache's.
    private readonly long _limit = options.SizeMegabytes * 512L * 1024;
    private long _bytes;

    /// <summary>What of a request tells one page from another.</summary>
    internal readonly record struct Key(string Scheme, string Host, string Path, string Query, string Encoding);

    /// <param name="age">How long ago the page was rendered.</param>
    public HotPage? Find(Key key, out TimeSpan age)
    {
        age = TimeSpan.Zero;
        if (!_pages.TryGetValue(key, out var page)) return null;
        var now = evictions.Now;
        age = clock.GetElapsedTime(page.Born);
        if (page.CheckedAt == now && age < _life) return page;
        if (age >= _life || evictions.Among(page.Tags, page.Since).Any())
        {
            Drop(key);
            return null;
        }
        page.CheckedAt = now;
        return page;
    }

    public void Keep(Key key, HotPage page)
    {
        Drop(key);
        if (Interlocked.Add(ref _bytes, page.Size) > _limit)
        {
            // Pages that are wanted come back from the output cache as they grow old there.
            _pages.Clear();
            Interlocked.Exchange(ref _bytes, page.Size);
        }
        _pages[key] = page;
    }

    private void Drop(Key key)
    {
        if (_pages.TryRemove(key, out var page)) Interlocked.Add(ref _bytes, -page.Size);
    }
}

/// <summary>A page as it goes over the wire. Headers that a page might add beside these are not kept.</summary>
/// <param name="Since">When its rendering began, on the clock of evictions.</param>
/// <param name="Born">When it was rendered, on the clock of the machine.</param>
internal sealed record HotPage(byte[] Body, string ContentType, string? Encoding, string Tag, string CacheControl, string[] Tags, long Since, long Born)
{
    private const int Overhead = 1024;

    /// <summary>Up to this eviction it is known to be good.</summary>
    public long CheckedAt { get; set; } = Since;

    public int Size => Body.Length + Overhead;
}
