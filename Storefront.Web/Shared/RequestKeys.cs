using Storefront.Core.Shared;

namespace Storefront.Web.Shared;

/// <summary>The key that a client gives its request: a header, or the hidden field of <c>RequestField</c>.</summary>
internal static class RequestKeys
{
    public const string Header = "Idempotency-Key";
    public const string Field = "request";

    /// <returns>Null: the client named none.</returns>
    /// <exception cref="BadHttpRequestException">The key is too long.</exception>
    public static async Task<RequestKey?> RequestKeyAsync(this HttpContext http, CustomerId owner, CancellationToken ct)
    {
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0 && http.Request.HasFormContentType) key = (await http.Request.ReadFormAsync(ct))[Field].ToString();
        return key.Length switch
        {
            0 => null,
            > RequestKey.MaxLength => throw new BadHttpRequestException($"A request key has at most {RequestKey.MaxLength} characters."),
            _ => new(owner, key),
        };
    }
}
