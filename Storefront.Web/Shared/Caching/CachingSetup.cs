using System.IO.Compression;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace Storefront.Web.Shared.Caching;

internal static class CachingSetup
{
    public static void AddPageCache(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = builder.Configuration.GetSection("Cache").Get<CacheOptions>() ?? new CacheOptions();
        var evictions = new Evictions();
        services.AddSingleton(options);
        services.AddSingleton(evictions);
        services.AddSingleton<PageQuery>();
        services.AddSingleton<HotPages>();
        services.AddOutputCache(cache =>
        {
            cache.SizeLimit = options.SizeMegabytes * 1024L * 1024;
            cache.MaximumBodySize = 1024 * 1024;
            cache.UseCaseSensitivePaths = true;
            cache.AddBasePolicy(new PageCachePolicy(options, evictions));
        });
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        Guard(services);
    }

    /// <summary>Stands as near to the socket as the transport allows.</summary>
    public static void UseHotPages(this WebApplication app) => app.UseMiddleware<HotPageGate>();

    /// <summary>Stands behind routing and before everything that knows the visitor.</summary>
    public static void UsePageCache(this WebApplication app)
    {
        app.UseMiddleware<AnonymousRequests>();
        app.UseOutputCache();
        app.UseMiddleware<PageEnvelope>();
        app.UseWhen(MayBeCompressed, branch => branch.UseResponseCompression());
    }

    // The length of a compressed answer tells secrets to those who may add text to it, so under HTTPS only pages without secrets are compressed.
    private static bool MayBeCompressed(HttpContext http) => http.Features.Get<CachedView>() is not null || !http.Request.IsHttps;

    private static void Guard(IServiceCollection services)
    {
        var store = services.Last(service => service.ServiceType == typeof(IOutputCacheStore));
        services.Remove(store);
        services.AddSingleton<IOutputCacheStore>(provider => new GuardedStore(
            (IOutputCacheStore)(store.ImplementationInstance ?? store.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, store.ImplementationType!)),
            provider.GetRequiredService<Evictions>()));
    }
}
