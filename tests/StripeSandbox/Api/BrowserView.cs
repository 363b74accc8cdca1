using System.Text.Json.Nodes;

namespace Storefront.Tests.StripeSandbox.Api;

/// <summary>What a browser may see of an intent: nothing of the shop's books.</summary>
internal static class BrowserView
{
    private static readonly HashSet<string> Hidden =
    [
        "amount_capturable", "amount_received", "application", "application_fee_amount", "customer", "customer_account",
        "latest_attempt", "latest_charge", "managed_payments", "mandate", "metadata", "on_behalf_of", "payment_method_options",
        "review", "single_use_mandate", "statement_descriptor", "statement_descriptor_suffix", "transfer_data", "transfer_group",
    ];

    public static JsonObject Of(JsonObject body)
    {
        foreach (var name in Hidden) body.Remove(name);
        return body;
    }
}
