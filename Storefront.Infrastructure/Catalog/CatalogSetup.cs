using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Import;
using Storefront.Infrastructure.Catalog.Demo;
using Storefront.Infrastructure.Catalog.Import;
using Storefront.Infrastructure.Catalog.Pictures;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Events;
using Storefront.Infrastructure.Shared;

namespace Storefront.Infrastructure.Catalog;

public static class CatalogSetup
{
    /// <param name="configuration">Setting <c>Demo</c> (true by default): fill an empty shop with the demo catalogue; <c>Media:BaseUrl</c>: see <see cref="IMediaStore"/>.</param>
    /// <param name="contentRoot">Folder that holds <c>deploy/demo</c>.</param>
    public static IServiceCollection AddCatalog(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var demo = DemoFolder.In(contentRoot);
        services.AddSingleton(demo);
        services.AddSingleton<IMediaStore>(sp =>
            new LocalMediaStore([sp.GetRequiredService<DataFolder>().Inside("media"), demo.Pictures], configuration["Media:BaseUrl"] ?? ""));
        services.AddSingleton<ICatalogWriter, CatalogWriter>();
        services.AddSingleton<ImportCatalog>();
        services.AddSingleton<IStartupStep, FirstRules>();
        if (configuration.GetValue("Demo", true)) services.AddSingleton<IStartupStep, DemoSeed>();
        return services;
    }

    /// <summary>Keeps cached pages up to date: only for a process with a page cache.</summary>
    public static IServiceCollection AddPageEvictions(this IServiceCollection services) =>
        services.AddSingleton<INodeEventConsumer, PageEvictions>().AddHostedService<ListEvictions>();
}
