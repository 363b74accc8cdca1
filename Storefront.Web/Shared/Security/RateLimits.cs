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
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(OfAddress(limits), OfShop(limits));
    }

    private static PartitionedRateLimiter<HttpContext> OfAddress(LimitOptions limits) =>
        PartitionedRateLimiter.Create<HttpContext, (RequestKind, string)>(http => KindOf(http.Request) switch
        {
            RequestKind.AccountPost => Bucket(http, RequestKind.AccountPost, limits.AccountPosts),
            RequestKind.Post => Bucket(http, RequestKind.Post, limits.Posts),
            RequestKind.Search => Bucket(http, RequestKind.Search, limits.Searches),
            RequestKind.Fragment => Bucket(http, RequestKind.Fragment, limits.Fragments),
            RequestKind.Circuit => RateLimitPartition.GetConcurrencyLimiter(
                (RequestKind.Circuit, ClientAddress.Of(http)), _ => new() { PermitLimit = limits.Circuits }),
            RequestKind.Free => RateLimitPartition.GetNoLimiter((RequestKind.Free, "")),
        });

    /// <summary>
    /// Carts and checkouts of all visitors together: a few are worked on, others wait in turn, and who would wait too long is told to come again before
    /// anything was done. Without it a rush would take every connection of the database, and all would fail.
    /// </summary>
    private static PartitionedRateLimiter<HttpContext> OfShop(LimitOptions limits) => PartitionedRateLimiter.Create<HttpContext, bool>(http => IsShopping(http.Request)
        ? RateLimitPartition.GetConcurrencyLimiter(true, _ => new() { PermitLimit = limits.Working, QueueLimit = limits.Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })
        : RateLimitPartition.GetNoLimiter(false));

    internal static bool IsShopping(HttpRequest request) =>
        RouteClasses.Of(request.HttpContext) is RouteClass.Checkout or RouteClass.Personal && KindOf(request) is RequestKind.Post or RequestKind.Free;

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
        if (!rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            // The shop is busy, not this visitor.
            wait = TimeSpan.FromSeconds(Random.Shared.Next(2, 8));
            if (IsShopping(rejected.HttpContext.Request)) rejected.HttpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
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
