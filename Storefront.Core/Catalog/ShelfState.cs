namespace Storefront.Core.Catalog;

/// <summary>How a shopper may have a variant, in the words of the shelf.</summary>
public enum ShelfState
{
    InStock,
    FewLeft,
    SoldOut,
    BackOrder,
    PreOrder,
    Digital,
}
