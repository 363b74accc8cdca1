using Microsoft.AspNetCore.Http.Features;

namespace Storefront.Web.Shared.Security;

/// <summary>
/// Answers what no page could make sense of before a page sees it: NUL characters (which PostgreSQL refuses), forms that cannot be read, bodies that are too
/// large. Stands behind routing, because a route may allow larger bodies.
/// </summary>
internal sealed class BrokenRequests(RequestDelegate next)
{
    /// <summary>Bytes of a body, where a route does not say otherwise.</summary>
    public const int MaxBody = 1024 * 1024;

    public async Task InvokeAsync(HttpContext http)
    {
        if (await FaultOfAsync(http) is { } status)
            http.Response.StatusCode = status;
        else
            await next(http);
    }

    private static async ValueTask<int?> FaultOfAsync(HttpContext http)
    {
        var request = http.Request;
        if (HasNul(request.Path.Value) || request.QueryString.Value?.Contains("%00") == true) return StatusCodes.Status400BadRequest;
        if (FetchMetadataAntiforgery.IsSafe(request.Method)) return null;
        var max = http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? MaxBody;
        if (request.ContentLength > max) return StatusCodes.Status413PayloadTooLarge;
        if (!request.HasFormContentType) return null;
        try
        {
            var form = await request.ReadFormAsync(http.RequestAborted);
            return form.Any(field => HasNul(field.Key) || field.Value.Any(HasNul)) ? StatusCodes.Status400BadRequest : null;
        }
        catch (BadHttpRequestException fault)
        {
            return fault.StatusCode;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or FormatException or ArgumentException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    private static bool HasNul(string? text) => text?.Contains('\0') == true;
}
