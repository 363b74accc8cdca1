namespace Storefront.Core.Catalog;

/// <summary>Where picture files are kept, behind their public addresses: a local folder, or an object store behind a CDN.</summary>
public interface IMediaStore
{
    /// <summary>The public address of one file of a picture; it never changes its content, so it may be cached for ever.</summary>
    /// <param name="key">Key of the picture, see <see cref="Media.Key"/>.</param>
    /// <param name="width">One of the picture's <see cref="Shelf.PictureRow.Widths"/>, in pixels.</param>
    /// <param name="format"><c>avif</c> or <c>webp</c>; a drawn picture has one file for all.</param>
    string UrlFor(string key, int width, string format);

    /// <summary>Opens a file by its name, <c>{key}-{width}.{format}</c>; null when there is none.</summary>
    Stream? Open(string file);
}
