using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Storefront.Web.Shared.Operations;

/// <summary>One line per part, so that an operator sees which one is not ready. No details: anybody may read it.</summary>
internal static class ReadinessText
{
    public static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        var lines = report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key}: {(entry.Value.Status == HealthStatus.Healthy ? "ready" : "not ready")}\n");
        return http.Response.WriteAsync(string.Concat(lines));
    }
}
