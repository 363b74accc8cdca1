namespace Storefront.Core.Shared;

/// <summary>What a cached page is about: it is forgotten when one of its tags changes.</summary>
public static class PageTags
{
    /// <summary>Every cached page.</summary>
    public const string Page = "page";

    /// <summary>Pages that list products: home, categories, brands, searches.</summary>
    public const string List = "list";

    /// <summary>Pages that show this product, be it as a card.</summary>
    public static string Product(ProductId product) => $"product:{product.Value:N}";
}
