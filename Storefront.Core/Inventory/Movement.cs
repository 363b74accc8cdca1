using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>One change of a stock counter with its cause; never changed. The sums of the movements are the counters.</summary>
public sealed class Movement
{
    private Movement()
    {
    }

    public Movement(VariantId variant, WarehouseId warehouse, MovementKind kind, int quantity, string cause, DateTimeOffset at)
    {
        Id = MovementId.New();
        VariantId = variant;
        WarehouseId = warehouse;
        Kind = kind;
        Quantity = quantity;
        Cause = cause;
        At = at;
    }

    public MovementId Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    public VariantId VariantId { get; private set; }

    public WarehouseId WarehouseId { get; private set; }

    public MovementKind Kind { get; private set; }

    /// <summary>Change of the counter that the kind names; may be negative.</summary>
    public int Quantity { get; private set; }

    /// <summary>Id of the order, checkout, transfer or import, or mail address of the person that caused it.</summary>
    public string Cause { get; private set; } = "";

    /// <summary>What a person wrote beside it: a delivery note, the reason of a correction, who sent a transfer.</summary>
    public string? Reference { get; private set; }
}

/// <summary>Which counter moved, and why.</summary>
public enum MovementKind
{
    /// <summary>on_hand grows: goods came in.</summary>
    Received,

    /// <summary>held changes: a checkout reserved or let go.</summary>
    Held,

    /// <summary>committed changes: an order was placed, cancelled or sent.</summary>
    Committed,

    /// <summary>on_hand shrinks: a parcel left.</summary>
    Shipped,

    /// <summary>on_hand grows: goods came back and passed inspection.</summary>
    Returned,

    /// <summary>on_hand changes: a count or a correction by the merchant. Zero: the count found what was expected.</summary>
    Adjusted,

    /// <summary>on_hand changes: goods left for another warehouse, or came from one.</summary>
    Transferred,

    /// <summary>shortage changes: a count found less than is promised, or the promise was kept or taken back.</summary>
    Shortage,
}
