using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>A picture of a product. Variants point to it by its key, so that one picture can serve many.</summary>
public sealed class Media
{
    public required MediaId Id { get; init; }

    public required ProductId ProductId { get; init; }

    /// <summary>Names the picture's files in the media store.</summary>
    public required string Key { get; init; }

    public required int Position { get; init; }

    /// <summary>What is to be seen, for those who do not see it.</summary>
    public required string Alt { get; init; }

    /// <summary>Pixels of the largest size.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }
}
