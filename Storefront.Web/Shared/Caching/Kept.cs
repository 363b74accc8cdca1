using Microsoft.Extensions.Caching.Memory;

namespace Storefront.Web.Shared.Caching;

/// <summary>
/// Parts of pages that are made once and kept in memory, like whole pages are: until something with one of their tags changes. So a page that is not in the
/// cache costs what is new on it.
/// </summary>
internal sealed class Kept(Evictions evictions, CacheOptions options) : IDisposable
{
    private const int MostParts = 50_000;

    private readonly MemoryCache _parts = new(new MemoryCacheOptions { SizeLimit = MostParts });

    private sealed record Part(object Value, string[] Tags, long Since);

    /// <summary>The moment to name in <see cref="Put"/>, taken before the part is made.</summary>
    public long Now => evictions.Now;

    public bool TryGet<T>(object key, out T value)
    {
        var isFresh = _parts.TryGetValue(key, out Part? part) && !evictions.Among(part!.Tags, part.Since).Any();
        value = isFresh ? (T)part!.Value : default!;
        return isFresh;
    }

    /// <param name="since">What was evicted after this moment is not in the part.</param>
    public void Put(object key, object value, string[] tags, long since) =>
        _parts.Set(key, new Part(value, tags, since), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(options.Seconds) });

    public async Task<T> GetAsync<T>(object key, string[] tags, Func<Task<T>> make)
        where T : class
    {
        if (TryGet(key, out T kept)) return kept;
        var since = Now;
        var made = await make();
        Put(key, made, tags, since);
        return made;
    }

    public void Dispose() => _parts.Dispose();
}
