using System.Text.Json;
using Storefront.Core.Payments;
using Stripe;

namespace Storefront.Infrastructure.Payments;

/// <inheritdoc cref="IWebhookSignature"/>
internal sealed class StripeWebhookSignature(StripeConnection connection) : IWebhookSignature
{
    private const long ToleranceSeconds = 300;

    private static readonly string[] s_parts = ["id", "type", "api_version"];

    public WebhookVerdict Check(string body, string? signature)
    {
        if (string.IsNullOrEmpty(signature)) return new WebhookVerdict.Refused("The Stripe-Signature header is missing.");
        if (connection.WebhookSecret.Length == 0) return new WebhookVerdict.Refused("No webhook secret is set.");
        if (!IsEvent(body)) return new WebhookVerdict.Refused("The body is not an event.");
        try
        {
            var message = EventUtility.ConstructEvent(body, signature, connection.WebhookSecret, ToleranceSeconds, throwOnApiVersionMismatch: true);
            return new WebhookVerdict.Genuine(message.Id, message.Type, IntentOf(message.Data?.Object));
        }
        catch (Exception fault) when (fault is StripeException or JsonException or ArgumentException or FormatException or InvalidOperationException)
        {
            return new WebhookVerdict.Refused(fault.Message);
        }
    }

    /// <summary>Stripe.net takes for granted what an event must have.</summary>
    private static bool IsEvent(string body)
    {
        try
        {
            using var parsed = JsonDocument.Parse(body);
            var root = parsed.RootElement;
            return root.ValueKind == JsonValueKind.Object
                && s_parts.All(part => root.TryGetProperty(part, out var text) && text.ValueKind == JsonValueKind.String)
                && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
                && data.TryGetProperty("object", out var subject) && subject.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static string? IntentOf(IHasObject? subject) => subject switch
    {
        PaymentIntent intent => intent.Id,
        SetupIntent setup => setup.Id,
        Charge charge => charge.PaymentIntentId,
        Stripe.Refund refund => refund.PaymentIntentId,
        Dispute dispute => dispute.PaymentIntentId,
        _ => null,
    };
}
