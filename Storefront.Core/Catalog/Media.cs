using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>A picture of a product. Variants point to it by its key, so that one picture can serve many.</summary>
public sealed class Media
{
    private Media()
    {
    }

    public Media(MediaId id, ProductId product, string key, int position, string alt, int width, int height)
    {
        Id = id;
        ProductId = product;
        Key = key;
        Position = position;
        Alt = alt;
        Width = width;
        Height = height;
    }

    public MediaId Id { get; private set; }

    public ProductId ProductId { get; private set; }

    /// <summary>Names the picture's files in the media store.</summary>
    public string Key { get; private set; } = "";

    public int Position { get; private set; }

    /// <summary>What is to be seen, for those who do not see it.</summary>
    public string Alt { get; private set; } = "";

    /// <summary>Pixels of the largest size.</summary>
    public int Width { get; private set; }

    public int Height { get; private set; }
}
