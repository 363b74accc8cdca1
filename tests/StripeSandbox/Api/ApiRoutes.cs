namespace Storefront.Tests.StripeSandbox.Api;

/// <summary>The address book of the API: the features write their addresses into it.</summary>
internal sealed class ApiRoutes(IEndpointRouteBuilder endpoints, ApiPipeline pipeline)
{
    public void Get(string pattern, ApiWork work, bool forBrowsers = false) => Map(HttpMethods.Get, pattern, work, forBrowsers);

    public void Post(string pattern, ApiWork work, bool forBrowsers = false) => Map(HttpMethods.Post, pattern, work, forBrowsers);

    public void Delete(string pattern, ApiWork work) => Map(HttpMethods.Delete, pattern, work, forBrowsers: false);

    private void Map(string method, string pattern, ApiWork work, bool forBrowsers) =>
        endpoints.MapMethods(pattern, [method], http => pipeline.RunAsync(http, work, forBrowsers));
}
