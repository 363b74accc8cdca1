using System.Text;

namespace Storefront.Tests.StripeSandbox.Script;

/// <summary><c>/stripe.js</c> for the shop's page, and the pages of its frames.</summary>
internal static class ScriptEndpoints
{
    /// <summary>The script's parts, in the order in which they need one another.</summary>
    private static readonly string[] Parts =
        ["channel.js", "payment-element.js", "elements.js", "challenge.js", "stripe.js"];

    /// <summary>A frame runs its own files only; any shop may show it, as with the real one.</summary>
    private const string FramePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'none'; base-uri 'none'";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var address in new[] { "/stripe.js", "/v3", "/endive/stripe.js" })
            endpoints.MapGet(address, (HttpResponse response) => Send(response, Script(), "text/javascript"));
        foreach (var page in new[] { "controller", "payment", "three-d-secure" })
        {
            MapFile(endpoints, $"/frames/{page}", page + ".html", "text/html");
            MapFile(endpoints, $"/frames/{page}.js", page + ".js", "text/javascript");
        }

        foreach (var shared in new[] { "appearance.js", "card-fields.js", "debit-fields.js", "frame-api.js" })
            MapFile(endpoints, "/frames/" + shared, shared, "text/javascript");
        MapFile(endpoints, "/frames/frame.css", "frame.css", "text/css");
    }

    private static void MapFile(IEndpointRouteBuilder endpoints, string address, string name, string type) =>
        endpoints.MapGet(address, (HttpResponse response) => Send(response, Read("Frames/" + name), type));

    private static Task Send(HttpResponse response, string text, string type)
    {
        response.ContentType = type + "; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (type == "text/html") response.Headers.ContentSecurityPolicy = FramePolicy;
        return response.WriteAsync(text);
    }

    private static string Script()
    {
        var script = new StringBuilder("(() => {\n'use strict';\n");
        foreach (var part in Parts) script.Append(Read("Script/" + part));
        return script.Append("})();\n").ToString();
    }

    private static string Read(string name)
    {
        using var stream = typeof(ScriptEndpoints).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
