using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Balance;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Charges;
using Storefront.Tests.StripeSandbox.Controls;
using Storefront.Tests.StripeSandbox.Customers;
using Storefront.Tests.StripeSandbox.Disputes;
using Storefront.Tests.StripeSandbox.Events;
using Storefront.Tests.StripeSandbox.Faults;
using Storefront.Tests.StripeSandbox.PaymentIntents;
using Storefront.Tests.StripeSandbox.PaymentMethods;
using Storefront.Tests.StripeSandbox.Refunds;
using Storefront.Tests.StripeSandbox.Script;
using Storefront.Tests.StripeSandbox.SetupIntents;
using Storefront.Tests.StripeSandbox.Webhooks;

namespace Storefront.Tests.StripeSandbox.Host;

/// <summary>Starts the sandbox inside the calling process.</summary>
public static class SandboxHost
{
    public static Task<RunningSandbox> StartAsync(SandboxOptions options, CancellationToken ct = default) =>
        StartAsync(options, TimeProvider.System, ct);

    /// <summary>With a clock of the caller's for all time stamps; pauses between retries stay real.</summary>
    public static async Task<RunningSandbox> StartAsync(SandboxOptions options, TimeProvider clock, CancellationToken ct = default)
    {
        options.Validate();
        var app = Build(options, clock);
        try
        {
            await app.StartAsync(ct);
            return new RunningSandbox(app, options);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static WebApplication Build(SandboxOptions options, TimeProvider clock)
    {
        // An empty builder: the settings of the process that hosts the sandbox must not reach it.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelCore().UseUrls(options.Url);
        builder.Services.AddRouting();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning);
        Register(builder.Services, options, clock);

        var app = builder.Build();
        Map(app);
        app.Lifetime.ApplicationStarted.Register(() => Settle(app));
        return app;
    }

    private static void Register(IServiceCollection services, SandboxOptions options, TimeProvider clock)
    {
        // Requests that a fault holds must not hold the end of a test.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        services.AddSingleton(clock);
        services.AddSingleton(new SandboxAddresses(options));
        services.AddSingleton(_ => new SandboxBooks(options.StatePath));
        services.AddSingleton<FaultPlan>();
        services.AddSingleton<ApiPipeline>();
        services.AddSingleton<SandboxEndpoints>();
        services.AddSingleton(_ => new HttpClient { Timeout = TimeSpan.FromSeconds(20) });
        services.AddSingleton<WebhookSender>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
        services.AddHostedService<DisputeTimer>();
        services.AddHostedService<AuthorisationTimer>();
        services.AddHostedService<Lifeline>();
    }

    private static void Map(WebApplication app)
    {
        var api = new ApiRoutes(app, app.Services.GetRequiredService<ApiPipeline>());
        PaymentIntentEndpoints.Map(api);
        PaymentMethodEndpoints.Map(api);
        SetupIntentEndpoints.Map(api);
        CustomerEndpoints.Map(api);
        ChargeEndpoints.Map(api);
        RefundEndpoints.Map(api);
        DisputeEndpoints.Map(api);
        EventEndpoints.Map(api);
        BalanceEndpoints.Map(api);
        app.Services.GetRequiredService<SandboxEndpoints>().Map(app);
        ScriptEndpoints.Map(app);
        app.MapFallback(http => new ApiReply(http, Ids.New("req"), idempotencyKey: null).SendAsync(Unknown(http.Request)));
    }

    private static Answer Unknown(HttpRequest request) => Answer.Failed(404, new StripeError
    {
        Type = StripeError.InvalidRequest,
        Message = $"Unrecognized request URL ({request.Method}: {request.Path}). The sandbox plays a part of Stripe only.",
    });

    private static void Settle(WebApplication app) =>
        app.Services.GetRequiredService<SandboxAddresses>().Origin = AddressOf(app);

    internal static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
}
