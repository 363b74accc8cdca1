using Storefront.Core.Catalog.Shelf;
using Storefront.Core.Content;
using Storefront.Core.Shared;
using Storefront.Web.Shared.Caching;

namespace Storefront.Web.Shared.Layout;

/// <summary>What stands around every page, read once for all of them.</summary>
internal sealed class KeptFrame(Kept kept, ShowFrame show)
{
    public Task<ShopFrame> ShowAsync(Audience audience) =>
        kept.GetAsync(("frame", audience), [PageTags.Page], () => show.ExecuteAsync(audience, CancellationToken.None));
}
