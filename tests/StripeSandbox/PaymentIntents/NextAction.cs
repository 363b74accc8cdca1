using System.Text.Json.Serialization;
using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary>What the cardholder has to do: on the page through the script, or on a page of the sandbox.</summary>
internal sealed record NextAction(string Type)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Redirect? RedirectToUrl { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScriptStep? UseStripeSdk { get; init; }

    /// <summary>As Stripe does: a page to go to only when the caller named one to come back to.</summary>
    public static NextAction For(ApiCall call, string intent, string clientSecret) =>
        call.Form.Text("return_url") is { } back && call.Form.Flag("use_stripe_sdk") != true
            ? new NextAction("redirect_to_url") { RedirectToUrl = new Redirect(Page(call, clientSecret), back) }
            : new NextAction("use_stripe_sdk")
            {
                UseStripeSdk = new ScriptStep("three_d_secure_redirect", $"{call.Sandbox.Origin}/frames/three-d-secure", intent),
            };

    private static string Page(ApiCall call, string clientSecret) =>
        $"{call.Sandbox.Origin}/frames/three-d-secure?key={call.Sandbox.Options.PublishableKey}&client_secret={clientSecret}";
}

internal sealed record Redirect(string Url, string ReturnUrl);

internal sealed record ScriptStep(string Type, string StripeJs, string Source);
