namespace Storefront.Core.Search;

/// <summary>Facets that every catalogue has. An attribute of the same code, or of a reserved key of an address, cannot be filtered by.</summary>
public static class FacetCodes
{
    /// <summary>Values are slugs of brands.</summary>
    public const string Brand = "brand";

    /// <summary>Values are slugs of categories; products of the branch below are counted.</summary>
    public const string Category = "category";

    /// <summary>Values are <see cref="InStock"/>, <see cref="BackOrder"/>, <see cref="PreOrder"/> and <see cref="SoldOut"/>.</summary>
    public const string Availability = "availability";

    public const string InStock = "in_stock";

    public const string BackOrder = "back_order";

    public const string PreOrder = "pre_order";

    public const string SoldOut = "sold_out";

    public static bool IsBuiltIn(string code) => code is Brand or Category or Availability;
}
