using System.Net;
using Stripe;

namespace Storefront.Infrastructure.Payments;

/// <summary>Stripe.net does not try again when Stripe says 429; the shop does, ever more slowly.</summary>
internal static class RateLimit
{
    public const int MostTries = 4;

    /// <summary>A shopper waits; the clock asks again anyway.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <param name="asking">Told before each try.</param>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> call, CancellationToken ct, Action? asking = null)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                asking?.Invoke();
                return await call();
            }
            catch (StripeException fault) when (fault.HttpStatusCode == HttpStatusCode.TooManyRequests && tries < MostTries)
            {
                await Task.Delay(PauseAfter(tries, fault.StripeResponse?.Headers?.RetryAfter?.Delta, Random.Shared.NextDouble()), ct);
            }
        }
    }

    /// <summary>Twice as long each time, at least as long as Stripe asks for, and never the same for two callers.</summary>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan PauseAfter(int tries, TimeSpan? wish, double chance)
    {
        var own = TimeSpan.FromMilliseconds((100 + (200 * chance)) * Math.Pow(2, tries));
        return wish is { } asked && asked > own ? (asked < LongestPause ? asked : LongestPause) : own;
    }
}
