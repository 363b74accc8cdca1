using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Payments;

/// <summary>Notes every call to Stripe that acts, with its answer.</summary>
internal sealed class PaymentLogbook(IStorefrontDb db, TimeProvider clock)
{
    public Task WriteAsync(string operation, IntentRef about, GatewayAnswer<Intent> answer, int tries, CancellationToken ct)
    {
        var (outcome, code, message, authorization) = answer switch
        {
            GatewayAnswer<Intent>.Accepted accepted => ("accepted", accepted.Value.Status.ToString(), accepted.Value.Details.ResponseMessage, accepted.Value.Details.AuthorizationCode),
            GatewayAnswer<Intent>.Declined declined => ("declined", declined.Code, declined.Message, null),
            GatewayAnswer<Intent>.Unreachable unreachable => ("unreachable", unreachable.Reason, null, null),
            _ => throw new InvalidOperationException("The gateway's answers are closed."),
        };
        return db.AddOnceAsync(
            new PaymentLog
            {
                Id = Guid.CreateVersion7(),
                At = clock.GetUtcNow(),
                CustomerId = about.Customer,
                PaymentId = about.Payment,
                Operation = operation,
                Outcome = outcome,
                Tries = tries,
                ResponseCode = code,
                ResponseMessage = Short(message),
                AuthorizationCode = authorization,
            },
            ct);
    }

    private static string? Short(string? message) => message is { Length: > 500 } ? message[..500] : message;
}
