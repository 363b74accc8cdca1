namespace Storefront.Infrastructure.Payments;

/// <summary>How the shop reaches Stripe. Setting names: <c>Stripe:SecretKey</c> and so on. With no secret key a checkout uses the sandbox.</summary>
public sealed record StripeOptions
{
    public const string StripeApi = "https://api.stripe.com";

    /// <summary>The release train that Stripe.net pins; script and webhooks must be of the same one.</summary>
    public const string StripeScript = "https://js.stripe.com/endive/stripe.js";

    /// <summary><c>sk_live_…</c> means live, in every environment.</summary>
    public string SecretKey { get; init; } = "";

    public string PublishableKey { get; init; } = "";

    /// <summary>Signs webhooks: <c>whsec_…</c>.</summary>
    public string WebhookSecret { get; init; } = "";

    /// <summary>Empty: Stripe's own.</summary>
    public string ApiBase { get; init; } = "";

    /// <summary>Empty: Stripe's own.</summary>
    public string JsUrl { get; init; } = "";

    /// <summary>Seconds until a call to Stripe is given up; 1 to 80.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    public bool Live => SecretKey.StartsWith("sk_live_", StringComparison.Ordinal) || SecretKey.StartsWith("rk_live_", StringComparison.Ordinal);

    /// <summary>One sentence for each mistake; empty when all is well.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (SecretKey.Length > 0 && !SecretKey.StartsWith("sk_", StringComparison.Ordinal) && !SecretKey.StartsWith("rk_", StringComparison.Ordinal))
            yield return "Stripe:SecretKey must begin with sk_live_, sk_test_, rk_live_ or rk_test_.";
        if (SecretKey.Length > 0 && !PublishableKey.StartsWith("pk_", StringComparison.Ordinal))
            yield return "Stripe:PublishableKey must begin with pk_ when Stripe:SecretKey is set.";
        if (SecretKey.Length > 0 && WebhookSecret.Length == 0)
            yield return "Stripe:WebhookSecret must be set when Stripe:SecretKey is set; Stripe's dashboard shows it beside the webhook endpoint.";
        if (Live && (IsForeign(ApiBase, StripeApi) || IsForeign(JsUrl, "https://js.stripe.com/")))
            yield return "With a live Stripe:SecretKey, Stripe:ApiBase and Stripe:JsUrl must be Stripe's own: leave them empty.";
        if (TimeoutSeconds is < 1 or > 80) yield return "Stripe:TimeoutSeconds must be between 1 and 80.";
    }

    private static bool IsForeign(string value, string own) => value.Length > 0 && !value.StartsWith(own, StringComparison.Ordinal);
}
