using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Transfers;

/// <summary>Goods on their way from one warehouse to another. They lie on no shelf until they arrive.</summary>
public sealed class Transfer
{
    private Transfer()
    {
    }

    /// <param name="staff">Mail address.</param>
    public Transfer(TransferId id, WarehouseId from, WarehouseId to, string staff, string? reference, DateTimeOffset now)
    {
        Id = id;
        FromId = from;
        ToId = to;
        Staff = staff;
        Reference = reference;
        DispatchedAt = now;
    }

    public TransferId Id { get; private set; }

    public WarehouseId FromId { get; private set; }

    public WarehouseId ToId { get; private set; }

    public string Staff { get; private set; } = "";

    public string? Reference { get; private set; }

    public DateTimeOffset DispatchedAt { get; private set; }

    /// <summary>When the last piece arrived or was given up; null: in transit.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }
}

/// <summary>One variant of a transfer: what left is what arrived, what was lost and what is still on its way.</summary>
public sealed class TransferLine
{
    private TransferLine()
    {
    }

    public VariantId VariantId { get; private set; }

    public TransferId TransferId { get; private set; }

    /// <summary>Pieces that left.</summary>
    public int Quantity { get; private set; }

    public int Arrived { get; private set; }

    public int Lost { get; private set; }

    /// <summary>Still on its way.</summary>
    public int Open => Quantity - Arrived - Lost;
}
