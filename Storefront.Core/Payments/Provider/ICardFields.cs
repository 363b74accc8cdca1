namespace Storefront.Core.Payments;

/// <summary>What the checkout page needs to show Stripe's card fields. The same code runs with Stripe and with the sandbox.</summary>
public interface ICardFields
{
    /// <summary>False: no key is set, payment is switched off.</summary>
    bool Available { get; }

    /// <summary>A live key: real money.</summary>
    bool Live { get; }

    string PublishableKey { get; }

    /// <summary>Address of <c>stripe.js</c>.</summary>
    string ScriptUrl { get; }

    /// <summary>Origins that scripts, frames and calls of the payment page may use.</summary>
    IReadOnlyList<string> Origins { get; }
}

/// <summary>Tells a genuine webhook from a forged one; Stripe is the vendor behind this port.</summary>
public interface IWebhookSignature
{
    WebhookVerdict Check(string body, string? signature);
}

public abstract record WebhookVerdict
{
    private WebhookVerdict()
    {
    }

    /// <param name="IntentId">The PaymentIntent it is about, if any.</param>
    public sealed record Genuine(string EventId, string Type, string? IntentId) : WebhookVerdict;

    public sealed record Refused(string Reason) : WebhookVerdict;
}
