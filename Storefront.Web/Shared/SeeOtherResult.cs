namespace Storefront.Web.Shared;

/// <summary>A redirect after a post: the browser fetches the next page by GET, and a reload of it posts nothing again.</summary>
internal static class SeeOtherResult
{
    public static IResult SeeOther(this IResult redirect) => new Wrapped(redirect);

    private sealed class Wrapped(IResult redirect) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await redirect.ExecuteAsync(httpContext);
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        }
    }
}
