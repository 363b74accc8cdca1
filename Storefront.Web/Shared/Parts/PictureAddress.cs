using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Shelf;

namespace Storefront.Web.Shared.Parts;

/// <summary>The addresses of a picture's files. AVIF exists in every width, WebP in all but the smallest; a drawn picture is one file.</summary>
public static class PictureAddress
{
    extension(IMediaStore media)
    {
        public string LargestOf(PictureRow picture) => media.UrlFor(picture.Key, picture.Width, "webp");

        public string SourceSet(PictureRow picture, string format) =>
            string.Join(", ", WidthsOf(picture, format).Select(width => $"{media.UrlFor(picture.Key, width, format)} {width}w"));
    }

    public static bool IsDrawn(this PictureRow picture) => picture.Key.StartsWith(DrawnPicture.KeyPrefix, StringComparison.Ordinal);

    private static IEnumerable<int> WidthsOf(PictureRow picture, string format) => format == "webp" ? picture.Widths.Skip(1) : picture.Widths;
}
