using System.ComponentModel.DataAnnotations;

namespace Storefront.Web.Shared.Caching;

/// <summary>The cache of rendered pages: setting <c>Cache</c>.</summary>
public sealed class CacheOptions
{
    /// <summary>False renders every page anew, for measuring.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Memory for rendered pages in megabytes.</summary>
    [Range(1, 100_000)]
    public int SizeMegabytes { get; init; } = 128;

    /// <summary>Seconds after which a page is rendered anew although nothing that it shows is known to have changed.</summary>
    [Range(1, 86_400)]
    public int Seconds { get; init; } = 300;

    /// <summary>Seconds for which a CDN may keep a page; it is not told of changes. 0: it asks each time.</summary>
    [Range(0, 86_400)]
    public int CdnSeconds { get; init; }
}
