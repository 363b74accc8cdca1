namespace Storefront.Web.Shared.Errors;

/// <summary>Answers HEAD wherever GET is answered, which Blazor pages do not do by themselves. The server still knows what was asked and sends no body.</summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsHead(http.Request.Method)) http.Request.Method = HttpMethods.Get;
        return next(http);
    }
}
