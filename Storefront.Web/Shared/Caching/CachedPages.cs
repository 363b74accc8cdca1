using Microsoft.AspNetCore.OutputCaching;

namespace Storefront.Web.Shared.Caching;

/// <summary>What a cached page says about itself while it is rendered. On any other page it means nothing.</summary>
public static class CachedPages
{
    extension(HttpContext? http)
    {
        /// <summary>The page is forgotten when this changes: see <see cref="Core.Shared.PageTags"/>.</summary>
        public void TagPage(string tag) => http?.Features.Get<IOutputCacheFeature>()?.Context.Tags.Add(tag);

        /// <summary>This time the page shows something that must not be kept.</summary>
        public void KeepPageOutOfCache()
        {
            if (http?.Features.Get<IOutputCacheFeature>() is { Context: var context }) context.AllowCacheStorage = false;
        }
    }
}
