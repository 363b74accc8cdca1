using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;
using Storefront.Web.Shared.Caching;
using Storefront.Web.Shared.Errors;
using Storefront.Web.Shared.Operations;
using Storefront.Web.Shared.Security;

namespace Storefront.Tests.Web.Shared;

/// <summary>The edge of the shop on a real server, in front of the few addresses that a test makes up.</summary>
internal sealed class EdgeHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EdgeHost(WebApplication app, QuietLog log)
    {
        Log = log;
        _app = app;
        Addresses = [.. app.Urls.Select(url => new Uri(url))];
        Client = NewClient();
    }

    public IReadOnlyList<Uri> Addresses { get; }

    public Uri Address => Addresses[0];

    /// <summary>Says what the test says and nothing else: no cookies, no decompression, no redirects.</summary>
    public HttpClient Client { get; }

    public QuietLog Log { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>What the pages of <see cref="TinyShop"/> read.</summary>
    public Shelf Shelf => Services.GetRequiredService<Shelf>();

    /// <summary>With the pages of <see cref="TinyShop"/>.</summary>
    public static Task<EdgeHost> WithPagesAsync(params (string Key, string Value)[] settings) => StartAsync(
        app => app.MapRazorComponents<TinyShop>().AddInteractiveServerRenderMode(CircuitLimits.DenyFrames).KeepPlainPagesStatic(), settings);

    public static async Task<EdgeHost> StartAsync(Action<WebApplication> map, params (string Key, string Value)[] settings)
    {
        var log = new QuietLog();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = Path.GetTempPath() });
        builder.Configuration.AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        builder.WebHost.UseUrls(builder.Configuration["Test:Urls"] ?? "http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(new ShopOptions()).AddSingleton<Shelf>();
        builder.Services.AddErrorPages();
        builder.AddSecurity();
        builder.AddPageCache();
        builder.AddOperations();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().WithCircuitLimits();
        builder.Logging.ClearProviders().AddProvider(log).AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        var app = builder.Build();
        app.UseKnownProxies();
        app.UseHotPages();
        app.UseMiddleware<TraceIds>();
        app.UseTransportSecurity();
        app.UseErrorPages();
        app.UseRouting();
        app.UsePageCache();
        app.UseMiddleware<NoNewCircuits>();
        app.UseRequestGuards();
        app.UseAntiforgery();
        app.MapOperations();
        map(app);
        await app.StartAsync();
        return new EdgeHost(app, log);
    }

    public HttpClient NewClient() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None })
    {
        BaseAddress = Address,
    };

    /// <summary>Sends a request with headers; a body makes it a form.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
