using Storefront.Core.Inventory;

namespace Storefront.Core.Catalog.Shelf;

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

/// <summary>Decides what the shelf says from how a variant is sold and what may be promised of it.</summary>
public static class ShelfRule
{
    /// <summary>From this number down the shelf says how many are left.</summary>
    public const int Few = StockWords.Few;

    /// <param name="total">Pieces that may be promised, back-orders included.</param>
    /// <param name="ready">Pieces that may be promised from the shelf.</param>
    public static ShelfState Of(Availability sold, int total, int ready) => (sold, total, ready) switch
    {
        (Availability.Digital, _, _) => ShelfState.Digital,
        (_, <= 0, _) => ShelfState.SoldOut,
        (Availability.PreOrder, _, _) => ShelfState.PreOrder,
        (_, _, <= 0) => ShelfState.BackOrder,
        (_, _, <= Few) => ShelfState.FewLeft,
        _ => ShelfState.InStock,
    };

    /// <summary>A product is as available as its most available variant.</summary>
    public static ShelfState Best(IEnumerable<ShelfState> variants) => variants.DefaultIfEmpty(ShelfState.SoldOut).MinBy(Rank);

    private static int Rank(ShelfState state) => state switch
    {
        ShelfState.InStock => 0,
        ShelfState.Digital => 1,
        ShelfState.FewLeft => 2,
        ShelfState.BackOrder => 3,
        ShelfState.PreOrder => 4,
        ShelfState.SoldOut => 5,
    };
}
