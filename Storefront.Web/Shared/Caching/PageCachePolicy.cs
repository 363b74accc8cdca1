using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Storefront.Core.Shared;

namespace Storefront.Web.Shared.Caching;

/// <summary>Caches what <see cref="CachedPageAttribute"/> marks and nothing else; the key is the path and what <see cref="CachedView"/> left.</summary>
internal sealed class PageCachePolicy(CacheOptions options, Evictions evictions) : IOutputCachePolicy
{
    /// <summary>The tags that a page has whatever it shows.</summary>
    public static string[] TagsOf(CachedView view) => view.Page.IsList ? [PageTags.Page, PageTags.List] : [PageTags.Page];

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var view = context.HttpContext.Features.Get<CachedView>();
        context.EnableOutputCaching = view is not null && options.Enabled;
        if (view is null || !options.Enabled) return ValueTask.CompletedTask;
        context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromSeconds(options.Seconds);
        context.CacheVaryByRules.QueryKeys = StringValues.Empty;
        context.CacheVaryByRules.VaryByValues["query"] = view.Query;
        context.CacheVaryByRules.VaryByValues["encoding"] = view.Encoding;
        context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    // Also keeps an outdated page from those who waited for it: they render their own.
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var (http, view) = (context.HttpContext, context.HttpContext.Features.Get<CachedView>());
        if (view is null) return ValueTask.CompletedTask;
        context.Tags.UnionWith(TagsOf(view));
        if (http.Response.StatusCode != StatusCodes.Status200OK || http.Response.Headers.SetCookie.Count > 0 || evictions.Among(context.Tags, view.Since).Any())
            context.AllowCacheStorage = false;
        context.Tags.Add(GuardedStore.SinceTag(view.Since));
        return ValueTask.CompletedTask;
    }
}
