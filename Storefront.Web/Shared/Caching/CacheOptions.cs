namespace Storefront.Web.Shared.Caching;

/// <summary>The cache of rendered pages: setting <c>Cache</c>.</summary>
public sealed class CacheOptions
{
    /// <summary>False renders every page anew, for measuring.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Memory for rendered pages in megabytes.</summary>
    public int SizeMegabytes { get; init; } = 128;

    /// <summary>Seconds after which a page is rendered anew although nothing that it shows is known to have changed.</summary>
    public int Seconds { get; init; } = 300;

    /// <summary>Seconds for which a CDN may keep a page; it is not told of changes. 0: it asks each time.</summary>
    public int CdnSeconds { get; init; }
}
