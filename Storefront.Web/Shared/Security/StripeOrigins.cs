using Storefront.Core.Payments;

namespace Storefront.Web.Shared.Security;

/// <summary>What a page with card fields loads from the payment provider; each part begins with a blank, or is empty.</summary>
internal sealed record StripeOrigins(string Scripts, string Frames, string Calls, string Images)
{
    private static readonly StripeOrigins s_stripe = new(
        Scripts: " https://js.stripe.com https://*.js.stripe.com",
        Frames: " https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com",
        Calls: " https://api.stripe.com",
        Images: " https://*.stripe.com");

    /// <summary>Stripe's own origins, unless the card fields come from another server that speaks its API.</summary>
    public static StripeOrigins Of(ICardFields? fields)
    {
        var script = ContentPolicy.Origin(fields?.ScriptUrl);
        if (script is null || script == "https://js.stripe.com") return s_stripe;
        var origins = string.Concat(fields!.Origins.Select(origin => " " + origin));
        return new(origins, origins, origins, origins);
    }
}
