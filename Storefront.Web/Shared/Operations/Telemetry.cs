using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Storefront.Core.Shared;

namespace Storefront.Web.Shared.Operations;

/// <summary>Traces, metrics and logs to an OpenTelemetry collector. Off, and without cost, until one of the standard <c>OTEL_…</c> variables is set.</summary>
internal static class Telemetry
{
    public static void Add(WebApplicationBuilder builder)
    {
        var named = builder.Configuration.AsEnumerable().Any(pair => pair.Key.StartsWith("OTEL_", StringComparison.Ordinal) && pair.Value is { Length: > 0 });
        if (!named || builder.Configuration.GetValue<bool>("OTEL_SDK_DISABLED")) return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => Name(resource, builder.Configuration))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddNpgsql())
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddNpgsqlInstrumentation().AddMeter("System.Runtime", ShopMeter.Name))
            .WithLogging()
            .UseOtlpExporter();
    }

    private static void Name(ResourceBuilder resource, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration["OTEL_SERVICE_NAME"])) resource.AddService("storefront");
    }
}
