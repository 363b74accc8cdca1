using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Storefront.Web.Shared.Operations;

/// <summary>
/// Stops the shop in the order that loses nothing: first it says that it is not ready, then it waits until nobody sends anything new, and only then does the
/// server stop listening and the jobs end.
/// </summary>
internal sealed class Drain(ShutdownOptions options, TimeProvider clock) : IHostedLifecycleService, IHealthCheck
{
    private volatile bool _stopping;

    public bool IsStopping => _stopping;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_stopping ? HealthCheckResult.Unhealthy("The shop is stopping.") : HealthCheckResult.Healthy());

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        await Task.Delay(TimeSpan.FromSeconds(options.DrainSeconds), clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Sends new circuits to another node while this one stops: they would live for a moment only.</summary>
internal sealed class NoNewCircuits(RequestDelegate next, Drain drain)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (!drain.IsStopping || !http.Request.Path.StartsWithSegments("/_blazor")) return next(http);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = "1";
        return Task.CompletedTask;
    }
}
