using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Office;

/// <summary>A number of a shelf that somebody may ask about.</summary>
public enum StockNumber
{
    OnHand,
    Held,
    Committed,
    Shortage,

    /// <summary>On its way from other warehouses.</summary>
    Incoming,
}

/// <summary>Which number of which shelf is asked about.</summary>
/// <param name="At">Null: all warehouses together.</param>
/// <param name="Of">Null: every number.</param>
public sealed record StockQuestion(WarehouseId? At = null, StockNumber? Of = null)
{
    /// <summary>The movements that add up to it; empty: all are told. What is on its way lies on no shelf: its transfers are told instead.</summary>
    public IReadOnlyList<MovementKind> Kinds => Of is { } number ? KindsOf(number) : [];

    private static IReadOnlyList<MovementKind> KindsOf(StockNumber number) => number switch
    {
        StockNumber.OnHand => [MovementKind.Received, MovementKind.Shipped, MovementKind.Returned, MovementKind.Adjusted, MovementKind.Transferred],
        StockNumber.Held => [MovementKind.Held],
        StockNumber.Committed => [MovementKind.Committed],
        StockNumber.Shortage => [MovementKind.Shortage],
        StockNumber.Incoming => [MovementKind.Transferred],
    };
}
