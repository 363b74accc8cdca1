using Newtonsoft.Json;
using Storefront.Core.Payments;
using Stripe;

namespace Storefront.Infrastructure.Payments;

/// <inheritdoc cref="IWebhookSignature"/>
internal sealed class StripeWebhookSignature(StripeConnection connection) : IWebhookSignature
{
    private const long ToleranceSeconds = 300;

    public WebhookVerdict Check(string body, string? signature)
    {
        if (string.IsNullOrEmpty(signature)) return new WebhookVerdict.Refused("The Stripe-Signature header is missing.");
        if (connection.WebhookSecret.Length == 0) return new WebhookVerdict.Refused("No webhook secret is set.");
        try
        {
            var message = EventUtility.ConstructEvent(body, signature, connection.WebhookSecret, ToleranceSeconds, throwOnApiVersionMismatch: true);
            return new WebhookVerdict.Genuine(message.Id, message.Type, IntentOf(message.Data?.Object));
        }
        catch (Exception fault) when (fault is StripeException or JsonException or ArgumentException or FormatException)
        {
            return new WebhookVerdict.Refused(fault.Message);
        }
    }

    private static string? IntentOf(IHasObject? subject) => subject switch
    {
        PaymentIntent intent => intent.Id,
        Charge charge => charge.PaymentIntentId,
        Stripe.Refund refund => refund.PaymentIntentId,
        Dispute dispute => dispute.PaymentIntentId,
        _ => null,
    };
}
