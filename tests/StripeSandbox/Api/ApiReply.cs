using System.Text;
using Storefront.Tests.StripeSandbox.Books;

namespace Storefront.Tests.StripeSandbox.Api;

/// <summary>The way back: headers, body, or a line cut on purpose.</summary>
internal sealed class ApiReply(HttpContext http, string requestId, string? idempotencyKey)
{
    private string? original;

    public string RequestId => requestId;

    /// <summary>The answer is a stored one, of this earlier request.</summary>
    public void Repeats(string originalRequest) => original = originalRequest;

    /// <summary>Waits, but no longer than the caller does. False when the caller has gone.</summary>
    public async Task<bool> WaitAsync(TimeSpan delay)
    {
        await Task.Delay(delay, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !http.RequestAborted.IsCancellationRequested;
    }

    public void Cut() => http.Abort();

    public async Task SendAsync(Answer answer)
    {
        var headers = http.Response.Headers;
        headers["Request-Id"] = requestId;
        headers["Stripe-Version"] = ApiCall.Version;
        headers.CacheControl = "no-cache, no-store";
        if (idempotencyKey is not null) headers["Idempotency-Key"] = idempotencyKey;
        if (original is not null)
        {
            headers["Idempotent-Replayed"] = "true";
            headers["Original-Request"] = original;
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body.ToJsonString(Wire.Options)), http.RequestAborted);
    }
}
