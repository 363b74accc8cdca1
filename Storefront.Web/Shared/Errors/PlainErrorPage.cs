using System.Globalization;
using System.Text.Encodings.Web;

namespace Storefront.Web.Shared.Errors;

/// <summary>The page for when not even the error page can be drawn, as without a database. It needs nothing but the style sheet, and does without that too.</summary>
internal static class PlainErrorPage
{
    public static Task WriteAsync(HttpContext http, ErrorFact fact)
    {
        http.Response.Clear();
        http.Response.StatusCode = fact.Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        if (fact.RetryAfter is { } seconds) http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var passes = fact.Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests;
        var (title, text) = passes
            ? ("Back in a moment", "The shop is catching its breath. Your cart and your orders are safe; please try again in a few seconds.")
            : ("Something went wrong", "We could not show this page. Nothing was lost; please go back and try again.");
        return http.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
            <title>{title}</title><link rel="stylesheet" href="/css/shop.css"></head>
            <body><main class="wrap"><h1>{title}</h1><p>{text}</p><p><a href="/">Home</a></p>
            <p><small>{HtmlEncoder.Default.Encode(fact.TraceId)}</small></p></main></body>
            </html>
            """);
    }

    public static Task WriteLineAsync(HttpContext http, ErrorFact fact)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{fact.Status}\n"));
    }
}
