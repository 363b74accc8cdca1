using Microsoft.AspNetCore.StaticFiles;
using Storefront.Core.Catalog;

namespace Storefront.Web.Catalog;

/// <summary>Serves pictures. Their addresses name their content, so browsers and CDNs keep them for ever.</summary>
internal static class MediaEndpoints
{
    private const string KeepForEver = "public, max-age=31536000, immutable";

    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];

    private static readonly FileExtensionContentTypeProvider s_types = new(new Dictionary<string, string>
    {
        [".avif"] = "image/avif",
        [".webp"] = "image/webp",
    });

    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/media/{file}", s_methods, Picture).DisableAntiforgery();
        routes.MapMethods("/media/drawn/{name}.svg", s_methods, Drawing).DisableAntiforgery();
    }

    private static IResult Picture(string file, HttpContext http, IMediaStore media)
    {
        if (!s_types.TryGetContentType(file, out var type) || media.Open(file) is not { } content) return Results.NotFound();
        http.Response.Headers.CacheControl = KeepForEver;
        return Results.Stream(content, type);
    }

    private static IResult Drawing(string name, HttpContext http)
    {
        if (!DrawnPicture.TryParse(DrawnPicture.KeyPrefix + name, out var picture)) return Results.NotFound();
        http.Response.Headers.CacheControl = KeepForEver;
        return Results.Text(Drawings.Svg(picture), "image/svg+xml");
    }
}
