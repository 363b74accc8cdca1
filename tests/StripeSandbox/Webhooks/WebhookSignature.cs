using System.Security.Cryptography;
using System.Text;

namespace Storefront.Tests.StripeSandbox.Webhooks;

/// <summary>The header <c>Stripe-Signature</c>: HMAC-SHA256 over time stamp, dot and body.</summary>
internal static class WebhookSignature
{
    public static string Sign(string secret, long unixTime, string body)
    {
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{unixTime}.{body}"));
        return $"t={unixTime},v1={Convert.ToHexStringLower(mac)}";
    }
}
