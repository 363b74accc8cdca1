namespace Storefront.Core.Inventory;

/// <summary>Where stock is put into words. Pages change only when a count crosses one of these lines.</summary>
public static class StockWords
{
    /// <summary>At most this many left: pages say "only a few left".</summary>
    public const int Few = 5;

    public static StockWord Of(int available) => available switch
    {
        <= 0 => StockWord.SoldOut,
        <= Few => StockWord.Few,
        _ => StockWord.InStock,
    };
}

public enum StockWord
{
    SoldOut,
    Few,
    InStock,
}
