using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Import;
using Storefront.Infrastructure.Catalog.Import;
using Storefront.Infrastructure.Events;
using Storefront.Infrastructure.Shared;

namespace Storefront.Infrastructure.Catalog;

public static class CatalogSetup
{
    /// <param name="configuration">Setting <c>Media:BaseUrl</c>: see <see cref="IMediaStore"/>.</param>
    /// <param name="contentRoot">Folder that holds <c>deploy/demo</c>, whose pictures are served where they lie.</param>
    public static IServiceCollection AddCatalog(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddSingleton<IMediaStore>(sp => new LocalMediaStore(
            [sp.GetRequiredService<DataFolder>().Inside("media"), Path.Combine(contentRoot, "deploy", "demo", "pictures")],
            configuration["Media:BaseUrl"] ?? ""));
        services.AddSingleton<ICatalogWriter, CatalogWriter>();
        services.AddSingleton<ImportCatalog>();
        return services;
    }

    /// <summary>Keeps cached pages up to date: only for a process with a page cache.</summary>
    public static IServiceCollection AddPageEvictions(this IServiceCollection services) => services.AddSingleton<INodeEventConsumer, PageEvictions>();
}
