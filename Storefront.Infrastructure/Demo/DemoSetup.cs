using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Demo;

public static class DemoSetup
{
    /// <param name="configuration">Setting <c>Demo</c> (true by default): fill an empty shop with the demo catalogue.</param>
    /// <param name="contentRoot">Folder that holds <c>deploy/demo</c>.</param>
    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddSingleton(DemoFolder.In(contentRoot));
        services.AddSingleton<IStartupStep, FirstRules>();
        if (configuration.GetValue("Demo", true)) services.AddSingleton<IStartupStep, DemoSeed>();
        return services;
    }
}
