using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Events;
using Storefront.Infrastructure.Search.Indexing;
using Storefront.Infrastructure.Shared;

namespace Storefront.Infrastructure.Search;

public static class SearchSetup
{
    /// <summary>Search and its index on this node. Needs the database, the event log, <see cref="ShopOptions"/> and a clock.</summary>
    public static IServiceCollection AddStorefrontSearch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Search").Get<SearchOptions>() ?? new SearchOptions());
        services.AddSingleton(provider => IndexFolder.Take(provider.GetRequiredService<DataFolder>().Path));
        services.AddSingleton<ProductFactsReader>().AddSingleton<CatalogShapeReader>().AddSingleton<IndexSource>().AddSingleton<IndexFilling>();
        services.AddSingleton(provider => new LiveIndex(
            provider.GetRequiredService<IndexSource>(),
            provider.GetRequiredService<IndexFilling>(),
            provider.GetRequiredService<IEventLog>(),
            [provider.GetRequiredService<ShopOptions>().Language, .. provider.GetRequiredService<SearchOptions>().Translated],
            provider.GetRequiredService<ILogger<LiveIndex>>()));
        services.AddSingleton<DatabaseSearch>().AddSingleton<ISearchIndex, LuceneSearch>();
        services.AddSingleton<IStartupStep, OpenIndex>().AddSingleton<INodeEventConsumer, IndexFeed>().AddHostedService<IndexLife>();
        services.AddHealthChecks().AddCheck<SearchHealth>("search", tags: ["ready"]);
        return services;
    }

    /// <summary>Keeps cached lists up to date: only for a process with a page cache.</summary>
    public static IServiceCollection AddListEvictions(this IServiceCollection services) => services.AddHostedService<ListEvictions>();
}
