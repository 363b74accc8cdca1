using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Hosting;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search;

/// <summary>
/// Forgets cached lists once more when the search index, from which they are made, has learned of a change: a list that was rendered between the change and
/// that moment still shows the old order and the old counts.
/// </summary>
internal sealed class ListEvictions(IOutputCacheStore pages, LiveIndex index) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var refreshed = index.Refreshed.Next; !stoppingToken.IsCancellationRequested;)
        {
            await refreshed.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            refreshed = index.Refreshed.Next;
            await pages.EvictByTagAsync(PageTags.List, stoppingToken);
        }
    }
}
