using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>Pieces committed to an order and not yet sent, by warehouse; the rows of a variant add up to its committed counter.</summary>
public sealed class Allocation
{
    private Allocation()
    {
    }

    public VariantId VariantId { get; private set; }

    public OrderId OrderId { get; private set; }

    public WarehouseId WarehouseId { get; private set; }

    public int Quantity { get; private set; }
}
