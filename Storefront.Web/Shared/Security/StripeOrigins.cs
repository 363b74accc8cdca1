namespace Storefront.Web.Shared.Security;

/// <summary>What a page with card fields loads from the payment provider; each part begins with a blank.</summary>
internal sealed record StripeOrigins(string Scripts, string Frames, string Calls, string Images)
{
    private static readonly StripeOrigins s_stripe = new(
        Scripts: " https://js.stripe.com https://*.js.stripe.com",
        Frames: " https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com",
        Calls: " https://api.stripe.com",
        Images: " https://*.stripe.com");

    /// <summary>Stripe's own origins, unless both settings name another server that speaks its API.</summary>
    public static StripeOrigins From(string? script, string? api)
    {
        var other = ContentPolicy.Origin(script);
        if (other is null || other == "https://js.stripe.com") return s_stripe;
        var calls = ContentPolicy.Origin(api) is { } server && server != other ? $" {other} {server}" : $" {other}";
        return new($" {other}", $" {other}", calls, $" {other}");
    }
}
