namespace Storefront.Web.Shared.Caching;

/// <summary>
/// The page is the same for everybody: <c>@attribute [CachedPage("sku")]</c>. It is rendered for nobody in particular, without cookies, user or headers, and
/// sees no query keys but those named here, so that nothing personal can get into it and strange keys cannot fill the cache.
/// </summary>
/// <param name="keys">Query keys that change what it shows.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CachedPageAttribute(params string[] keys) : Attribute
{
    public IReadOnlyList<string> Keys { get; } = keys;

    /// <summary>The page lists products: facets, sorting and paging change what it shows too, and every changed product may change it.</summary>
    public bool IsList { get; init; }
}
