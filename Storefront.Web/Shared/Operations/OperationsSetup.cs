using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Storefront.Web.Shared.Operations;

internal static class OperationsSetup
{
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Shutdown").Get<ShutdownOptions>() ?? new ShutdownOptions();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<Drain>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Drain>());
        builder.Services.AddHealthChecks().AddCheck<Drain>("listening", tags: ["ready"]);
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = TimeSpan.FromSeconds(options.DrainSeconds + options.TimeoutSeconds);
            // One after the other, a single part that waits for a dead database would keep all others, and the end, waiting.
            host.ServicesStopConcurrently = true;
        });
        AddLogs(builder);
        Telemetry.Add(builder);
    }

    /// <summary><c>/healthz</c>: the process lives. <c>/readyz</c>: it can serve; what only makes pages poorer (mail, payment, cache) does not count.</summary>
    public static void MapOperations(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = ReadinessText.WriteAsync });
    }

    private static void AddLogs(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        // A person at a terminal reads lines, a collector of logs reads JSON.
        if (builder.Environment.IsDevelopment() || !Console.IsOutputRedirected)
        {
            builder.Logging.AddConsole(console => console.FormatterName = OneLineConsole.FormatterName);
            builder.Logging.AddConsoleFormatter<OneLineConsole, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>();
            return;
        }
        builder.Logging.AddJsonConsole(json =>
        {
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            json.IncludeScopes = true;
        });
    }
}
