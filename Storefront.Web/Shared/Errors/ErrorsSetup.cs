namespace Storefront.Web.Shared.Errors;

internal static class ErrorsSetup
{
    public static IServiceCollection AddErrorPages(this IServiceCollection services) => services.AddProblemDetails();

    /// <summary>Stands before routing, because an error page is routed like any other.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseMiddleware<ErrorPages>();
        app.UseMiddleware<HeadRequests>();
    }
}
