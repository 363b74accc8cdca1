using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;

namespace Storefront.Web.Shared.Caching;

/// <summary>
/// Keeps pages out of the store that were rendered from facts of before an eviction. It looks before and after storing, because an eviction may come between.
/// </summary>
internal sealed class GuardedStore(IOutputCacheStore inner, Evictions evictions) : IOutputCacheStore
{
    private const string SincePrefix = "since:";

    /// <summary>Tells the store, among the tags of a page, when its rendering began.</summary>
    public static string SinceTag(long since) => SincePrefix + since.ToString(CultureInfo.InvariantCulture);

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => inner.GetAsync(key, cancellationToken);

    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
    {
        evictions.Record(tag);
        return inner.EvictByTagAsync(tag, cancellationToken);
    }

    public async ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
    {
        var own = (tags ?? []).Where(tag => !tag.StartsWith(SincePrefix, StringComparison.Ordinal)).ToArray();
        var since = SinceOf(tags);
        if (evictions.Among(own, since).Any()) return;
        await inner.SetAsync(key, value, own, validFor, cancellationToken);
        foreach (var tag in evictions.Among(own, since).ToArray())
            await inner.EvictByTagAsync(tag, cancellationToken);
    }

    private long SinceOf(string[]? tags) =>
        tags?.FirstOrDefault(tag => tag.StartsWith(SincePrefix, StringComparison.Ordinal)) is { } tag
            ? long.Parse(tag.AsSpan(SincePrefix.Length), CultureInfo.InvariantCulture)
            : evictions.Now;
}
