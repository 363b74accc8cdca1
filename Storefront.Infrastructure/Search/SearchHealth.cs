using Microsoft.Extensions.Diagnostics.HealthChecks;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search;

/// <summary>A node is ready when it has an index; until then it would answer poorly.</summary>
internal sealed class SearchHealth(LiveIndex index) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(index.Current is null ? HealthCheckResult.Unhealthy("The search index is being built.") : HealthCheckResult.Healthy($"At event {index.Position}."));
}
