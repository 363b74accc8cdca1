namespace Storefront.Core.Shared;

/// <summary>Identifies a warehouse.</summary>
public readonly record struct WarehouseId(Guid Value) : ITypedId<WarehouseId>
{
    public static WarehouseId From(Guid value) => new(value);

    public static WarehouseId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a hold of stock.</summary>
public readonly record struct HoldId(Guid Value) : ITypedId<HoldId>, IComparable<HoldId>
{
    public static HoldId From(Guid value) => new(value);

    public static HoldId New() => new(Guid.CreateVersion7());

    /// <summary>Translated to SQL by keyset paging.</summary>
    public int CompareTo(HoldId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a stock movement.</summary>
public readonly record struct MovementId(Guid Value) : ITypedId<MovementId>, IComparable<MovementId>
{
    public static MovementId From(Guid value) => new(value);

    public static MovementId New() => new(Guid.CreateVersion7());

    /// <summary>Translated to SQL by keyset paging.</summary>
    public int CompareTo(MovementId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a transfer between warehouses.</summary>
public readonly record struct TransferId(Guid Value) : ITypedId<TransferId>, IComparable<TransferId>
{
    public static TransferId From(Guid value) => new(value);

    public static TransferId New() => new(Guid.CreateVersion7());

    /// <summary>Translated to SQL by keyset paging.</summary>
    public int CompareTo(TransferId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a task about stock.</summary>
public readonly record struct StockTaskId(Guid Value) : ITypedId<StockTaskId>
{
    public static StockTaskId From(Guid value) => new(value);

    public static StockTaskId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
