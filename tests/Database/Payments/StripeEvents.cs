using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Storefront.Core.Payments;

namespace Storefront.Tests.Database.Payments;

/// <summary>Stripe's events as they lie in its books, and the shop's door for them.</summary>
internal sealed class StripeEvents(SellingShop shop)
{
    private const string Secret = "whsec_storefront_sandbox";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The raw events about an intent, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> AboutAsync(string intent)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_storefront_sandbox");
        using var books = JsonDocument.Parse(await client.GetStringAsync(new Uri($"{shop.SandboxAddress}/v1/events?limit=100"), Ct));
        return [.. books.RootElement.GetProperty("data").EnumerateArray().Select(entry => entry.GetRawText()).Where(entry => entry.Contains(intent, StringComparison.Ordinal)).Reverse()];
    }

    /// <summary>The last event of a type about an intent.</summary>
    public async Task<string> LastAsync(string intent, string type) =>
        (await AboutAsync(intent)).Last(entry => entry.Contains($"\"{type}\"", StringComparison.Ordinal));

    /// <summary>Signed as Stripe signs; checked, kept and applied as the webhook's address does.</summary>
    public async Task<WebhookVerdict> SendAsync(string body, string? signature = null)
    {
        var verdict = shop.Get<IWebhookSignature>().Check(body, signature ?? Sign(body));
        if (verdict is not WebhookVerdict.Genuine genuine) return verdict;
        if (await shop.Get<ReceiveProviderMessage>().ExecuteAsync(new(genuine.EventId, genuine.Type, genuine.IntentId, body), Ct) is { } message)
            await shop.Get<ApplyProviderMessages>().ExecuteAsync([message], Ct);
        return verdict;
    }

    public static string Sign(string body, string secret = Secret, int age = 0)
    {
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - age;
        return $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}")))}";
    }
}
