namespace Storefront.Web.Shared.Caching;

/// <summary>A request for a cached page, reduced to what may make a difference: a feature of its request.</summary>
/// <param name="Query">Known keys only, in one order.</param>
/// <param name="Encoding">The one that the answer will have.</param>
/// <param name="Since">The moment on the clock of evictions at which the request came.</param>
internal sealed record CachedView(CachedPageAttribute Page, string Query, string Encoding, long Since);
