using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Storefront.Web.Shared.Security;

/// <summary>Sorts requests into kinds and gives each kind a bucket per address. What is in no kind has no limit.</summary>
internal static class RateLimits
{
    public static void Configure(RateLimiterOptions limiter, LimitOptions limits)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = TellWhenToReturn;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (RequestKind, string)>(http => KindOf(http.Request) switch
        {
            RequestKind.AccountPost => Bucket(http, RequestKind.AccountPost, limits.AccountPosts),
            RequestKind.Post => Bucket(http, RequestKind.Post, limits.Posts),
            RequestKind.Search => Bucket(http, RequestKind.Search, limits.Searches),
            RequestKind.Fragment => Bucket(http, RequestKind.Fragment, limits.Fragments),
            RequestKind.Circuit => RateLimitPartition.GetConcurrencyLimiter(
                (RequestKind.Circuit, ClientAddress.Of(http)), _ => new() { PermitLimit = limits.Circuits }),
            RequestKind.Free => RateLimitPartition.GetNoLimiter((RequestKind.Free, "")),
        });
    }

    internal static RequestKind KindOf(HttpRequest request)
    {
        var route = RouteClasses.Of(request.HttpContext);
        if (route == RouteClass.Api) return RequestKind.Free;
        if (request.Path.StartsWithSegments("/_blazor")) return RequestKind.Circuit;
        if (!FetchMetadataAntiforgery.IsSafe(request.Method))
            return request.Path.Value!.Contains("/account", StringComparison.OrdinalIgnoreCase) ? RequestKind.AccountPost : RequestKind.Post;
        if (request.Path.StartsWithSegments("/fragments")) return RequestKind.Fragment;
        return request.Path.Value!.EndsWith("/search", StringComparison.OrdinalIgnoreCase) || request.Path.Value.StartsWith("/sitemap", StringComparison.OrdinalIgnoreCase)
            ? RequestKind.Search
            : RequestKind.Free;
    }

    private static RateLimitPartition<(RequestKind, string)> Bucket(HttpContext http, RequestKind kind, int perMinute) =>
        RateLimitPartition.GetTokenBucketLimiter((kind, ClientAddress.Of(http)), _ => new()
        {
            TokenLimit = perMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
            AutoReplenishment = true,
        });

    private static ValueTask TellWhenToReturn(OnRejectedContext rejected, CancellationToken ct)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var until) ? until : TimeSpan.FromSeconds(10);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}

internal enum RequestKind
{
    Free,
    AccountPost,
    Post,
    Search,
    Fragment,
    Circuit,
}
