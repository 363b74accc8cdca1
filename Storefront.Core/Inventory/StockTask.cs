using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>
/// Something about stock that a person must look at. It closes by itself, in the transaction that ends its reason; of one kind
/// a shelf has one open task at most.
/// </summary>
public sealed class StockTask
{
    private StockTask()
    {
    }

    public VariantId VariantId { get; private set; }

    public StockTaskId Id { get; private set; }

    public WarehouseId WarehouseId { get; private set; }

    public StockTaskKind Kind { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }
}

public enum StockTaskKind
{
    /// <summary>A count found less than is promised: find the goods, receive more, or cancel orders.</summary>
    Shortage,

    /// <summary>What may be promised fell to the low mark: order more.</summary>
    RanLow,
}
