namespace Storefront.Core.Catalog.Shelf;

/// <summary>A picture as a page shows it. Its files exist in the widths of <see cref="Widths"/>, in two formats.</summary>
/// <param name="Key">Names the files in the media store, without width and ending.</param>
/// <param name="Alt">What it shows, in words; empty for decoration.</param>
/// <param name="Width">Pixels of the widest file.</param>
/// <param name="Height">Pixels of the widest file.</param>
public sealed record PictureRow(string Key, string Alt, int Width, int Height)
{
    /// <summary>The width ladder of every picture: two fifths, three fifths and all of its width.</summary>
    public IReadOnlyList<int> Widths { get; } = [Width * 2 / 5, Width * 3 / 5, Width];

    /// <summary>A category's picture: 4:3.</summary>
    public static PictureRow? OfCategory(string? key) => key is null ? null : new(key, "", 1200, 900);

    /// <summary>The wide picture of the home page: 20:9.</summary>
    public static PictureRow? OfHero(string? key) => key is null ? null : new(key, "", 2000, 900);
}
