using System.Net;
using Stripe;

namespace Storefront.Infrastructure.Payments;

/// <summary>Stripe.net does not try again when Stripe says 429; the shop does, ever more slowly.</summary>
internal static class RateLimit
{
    private const int MaxTries = 4;

    public static async Task<T> RetryAsync<T>(Func<Task<T>> call, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (StripeException fault) when (fault.HttpStatusCode == HttpStatusCode.TooManyRequests && attempt < MaxTries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(100, 300) * Math.Pow(2, attempt)), ct);
            }
        }
    }
}
