using Storefront.Web.Shared.Security;

namespace Storefront.Web.Shared.Errors;

/// <summary>Who reads the answer to a failed request.</summary>
internal enum Reader
{
    /// <summary>A person: gets a page.</summary>
    Browser,

    /// <summary>A client of the API: gets problem details.</summary>
    Program,

    /// <summary>Nobody: a picture, a style sheet or a script was asked for.</summary>
    File,
}

internal static class ReaderOf
{
    public static Reader Request(HttpContext http)
    {
        if (RouteClasses.Of(http) == RouteClass.Api) return Reader.Program;
        var accept = http.Request.Headers.Accept.ToString();
        if (accept.Contains("text/html", StringComparison.OrdinalIgnoreCase)) return Reader.Browser;
        if (accept.Contains("json", StringComparison.OrdinalIgnoreCase)) return Reader.Program;
        var anything = accept.Length == 0 || accept.Contains("*/*", StringComparison.Ordinal);
        return anything && !Path.HasExtension(http.Request.Path) ? Reader.Browser : Reader.File;
    }
}
