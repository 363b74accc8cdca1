using System.Security.Cryptography;
using System.Text;
using Storefront.Tests.StripeSandbox.Host;

namespace Storefront.Tests.StripeSandbox.Api;

/// <summary>What came in over HTTP, read once.</summary>
internal sealed record ApiRequest(string Method, string Path, string Query, string Body, string? Key, string? IdempotencyKey)
{
    private const int LongestIdempotencyKey = 255;

    public Form Form { get; } = Form.Parse(Query, Body);

    /// <summary>Same key and same fingerprint: the same request again.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Method} {Path}{Query}\n{Body}")));

    public static async Task<ApiRequest> ReadAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        return new ApiRequest(
            http.Request.Method,
            http.Request.Path.Value ?? "/",
            http.Request.QueryString.Value ?? "",
            body,
            ReadKey(http.Request.Headers.Authorization.ToString()),
            HttpMethods.IsPost(http.Request.Method) && key.Length > 0 ? key : null);
    }

    /// <summary>Who calls; refuses unknown keys, other API versions and over-long idempotency keys.</summary>
    public Caller Authenticate(SandboxOptions options, bool forBrowsers, string version)
    {
        if (IdempotencyKey?.Length > LongestIdempotencyKey)
            throw Refusal.Invalid(null, $"Idempotency keys may be at most {LongestIdempotencyKey} characters long.");
        if (version.Length > 0 && version != ApiCall.Version)
            throw Refusal.Invalid(null, $"Invalid Stripe API version: {version}. The sandbox speaks {ApiCall.Version}.");

        var key = Key ?? Form.Text("key") ?? throw Refusal.Unauthorised(
            "You did not provide an API key. Provide it in the Authorization header, using Bearer auth.");
        if (key == options.SecretKey) return Caller.Shop;
        if (key != options.PublishableKey)
            throw Refusal.Unauthorised($"Invalid API Key provided: {Masked(key)}");
        return forBrowsers ? Caller.Browser : throw Refusal.Forbidden(
            "This API call cannot be made with a publishable API key. Please use a secret API key.");
    }

    private static string? ReadKey(string header)
    {
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return header["Bearer ".Length..].Trim();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return null;
        Span<byte> decoded = stackalloc byte[512];
        return Convert.TryFromBase64String(header["Basic ".Length..].Trim(), decoded, out var length)
            ? Encoding.UTF8.GetString(decoded[..length]).TrimEnd(':')
            : null;
    }

    private static string Masked(string key) => key.Length > 12 ? $"{key[..8]}***{key[^4..]}" : "***";
}
