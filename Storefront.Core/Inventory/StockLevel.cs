using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>
/// The counters of one variant in one warehouse. All are at least zero, and the database refuses
/// <c>held + committed &gt; on_hand + backorder_limit + shortage</c>. Only <see cref="IStockLedger"/> changes them.
/// </summary>
public sealed class StockLevel
{
    private StockLevel()
    {
    }

    public StockLevel(VariantId variant, WarehouseId warehouse, int onHand, int backorderLimit = 0)
    {
        VariantId = variant;
        WarehouseId = warehouse;
        OnHand = onHand;
        BackorderLimit = backorderLimit;
    }

    public VariantId VariantId { get; private set; }

    public WarehouseId WarehouseId { get; private set; }

    /// <summary>Pieces on the shelf.</summary>
    public int OnHand { get; private set; }

    /// <summary>Pieces reserved by checkouts and unpaid orders.</summary>
    public int Held { get; private set; }

    /// <summary>Pieces sold and not yet sent.</summary>
    public int Committed { get; private set; }

    /// <summary>Pieces that may be promised beyond those on the shelf.</summary>
    public int BackorderLimit { get; private set; }

    /// <summary>Pieces kept back from sale.</summary>
    public int Safety { get; private set; }

    /// <summary>At this many that may still be promised the merchant is told; null: never.</summary>
    public int? LowAt { get; private set; }

    /// <summary>Pieces that a stock count found missing although they were promised; opens a task.</summary>
    public int Shortage { get; private set; }

    /// <summary>What may be promised now; never counts the shortage.</summary>
    public int Available => OnHand + BackorderLimit - Held - Committed - Safety;
}
