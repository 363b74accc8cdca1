using System.Net;
using Storefront.Core.Payments;
using Stripe;

namespace Storefront.Infrastructure.Payments;

/// <summary>The one place where Stripe's faults become answers.</summary>
internal static class StripeFault
{
    /// <returns>Null: no fault of Stripe or of the way to it.</returns>
    public static GatewayAnswer<T>? Translate<T>(Exception fault, CancellationToken ct) => fault switch
    {
        StripeException refusal when IsRefusal(refusal) => new GatewayAnswer<T>.Declined(refusal.StripeError?.DeclineCode ?? refusal.StripeError?.Code ?? "refused", refusal.Message),
        StripeException trouble => new GatewayAnswer<T>.Unreachable(trouble.StripeError?.Code ?? trouble.HttpStatusCode.ToString(), IsKeySpent(trouble)),
        HttpRequestException or IOException => new GatewayAnswer<T>.Unreachable(fault.GetType().Name),
        OperationCanceledException when !ct.IsCancellationRequested => new GatewayAnswer<T>.Unreachable(fault.GetType().Name),
        _ => null,
    };

    /// <summary>Refused for good; a key in use (409), too many calls and errors of Stripe's own are worth asking again.</summary>
    private static bool IsRefusal(StripeException fault) =>
        fault.HttpStatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError
            and not (HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized)
        && !IsKeySpent(fault);

    /// <summary>Stripe remembers its own errors under their key, and refuses a key that comes with other values than before.</summary>
    private static bool IsKeySpent(StripeException fault) => fault.StripeError is { } error
        && (fault.HttpStatusCode >= HttpStatusCode.InternalServerError || (fault.HttpStatusCode == HttpStatusCode.BadRequest && error.Type == "idempotency_error"));
}
