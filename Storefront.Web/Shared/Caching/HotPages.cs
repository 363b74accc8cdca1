using Microsoft.Extensions.Caching.Memory;

namespace Storefront.Web.Shared.Caching;

/// <summary>
/// The same pages once more as ready answers, found before routing and everything else has begun. A page is checked against the evictions when it is asked
/// for, not searched for when something is evicted; while nothing changes in the shop that is one comparison.
/// </summary>
internal sealed class HotPages(CacheOptions options, Evictions evictions, TimeProvider clock) : IDisposable
{
    // Half of the cache's memory: the other half is the output cache's.
    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = options.SizeMegabytes * 512L * 1024, TrackStatistics = false });

    /// <summary>What of a request tells one page from another.</summary>
    internal readonly record struct Key(string Scheme, string Host, string Path, string Query, string Encoding);

    public HotPage? Find(Key key)
    {
        if (!_pages.TryGetValue(key, out var found)) return null;
        var (page, now) = ((HotPage)found!, evictions.Now);
        if (page.CheckedAt == now) return page;
        if (evictions.Among(page.Tags, page.Since).Any())
        {
            _pages.Remove(key);
            return null;
        }
        page.CheckedAt = now;
        return page;
    }

    public void Keep(Key key, HotPage page) => _pages.Set(key, page, new MemoryCacheEntryOptions
    {
        Size = page.Body.Length + 1024,
        AbsoluteExpiration = clock.GetUtcNow().AddSeconds(options.Seconds),
    });

    public void Dispose() => _pages.Dispose();
}

/// <summary>A page as it goes over the wire. Headers that a page might add beside these are not kept.</summary>
/// <param name="Since">When its rendering began, on the clock of evictions.</param>
/// <param name="Born">When it was rendered, on the clock of the machine.</param>
internal sealed record HotPage(byte[] Body, string ContentType, string? Encoding, string Tag, string CacheControl, string[] Tags, long Since, long Born)
{
    /// <summary>Up to this eviction it is known to be good.</summary>
    public long CheckedAt { get; set; } = Since;
}
