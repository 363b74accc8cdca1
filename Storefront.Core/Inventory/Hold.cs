using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>Pieces of a variant reserved for one checkout. It expires, unless an order pins it until its payment's deadline.</summary>
public sealed class Hold
{
    private Hold()
    {
    }

    public VariantId VariantId { get; private set; }

    public HoldId Id { get; private set; }

    public WarehouseId WarehouseId { get; private set; }

    public CustomerId CustomerId { get; private set; }

    public CheckoutId CheckoutId { get; private set; }

    public int Quantity { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Set while an unpaid order pins the hold: only the order's own end releases it then.</summary>
    public OrderId? OrderId { get; private set; }
}
