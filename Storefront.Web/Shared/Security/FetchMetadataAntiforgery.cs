using Microsoft.AspNetCore.Antiforgery;

namespace Storefront.Web.Shared.Security;

/// <summary>
/// Antiforgery without tokens. A token is a cookie and a <c>no-store</c> on every page, which ends output caching; worse, a cached page would hand one
/// visitor's token to the others, whose posts then fail.
/// </summary>
internal sealed class FetchMetadataAntiforgery : IAntiforgery
{
    private static readonly AntiforgeryTokenSet s_none = new(null, null, "__RequestVerificationToken", null);

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => s_none;

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => s_none;

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) =>
        Task.FromResult(IsSafe(httpContext.Request.Method) || !CrossSite.Sent(httpContext.Request));

    public async Task ValidateRequestAsync(HttpContext httpContext)
    {
        if (!await IsRequestValidAsync(httpContext))
            throw new AntiforgeryValidationException("The form was sent from another site.");
    }

    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
        // There is none.
    }

    public static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}
