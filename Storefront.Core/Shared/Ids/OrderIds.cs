namespace Storefront.Core.Shared;

/// <summary>Identifies a cart.</summary>
public readonly record struct CartId(Guid Value) : ITypedId<CartId>
{
    public static CartId From(Guid value) => new(value);

    public static CartId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a checkout: one attempt to buy one cart.</summary>
public readonly record struct CheckoutId(Guid Value) : ITypedId<CheckoutId>
{
    public static CheckoutId From(Guid value) => new(value);

    public static CheckoutId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an order.</summary>
public readonly record struct OrderId(Guid Value) : ITypedId<OrderId>, IComparable<OrderId>
{
    public static OrderId From(Guid value) => new(value);

    public static OrderId New() => new(Guid.CreateVersion7());

    /// <summary>Translated to SQL by keyset paging.</summary>
    public int CompareTo(OrderId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a line of an order.</summary>
public readonly record struct OrderItemId(Guid Value) : ITypedId<OrderItemId>
{
    public static OrderItemId From(Guid value) => new(value);

    public static OrderItemId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a parcel of an order.</summary>
public readonly record struct FulfilmentId(Guid Value) : ITypedId<FulfilmentId>
{
    public static FulfilmentId From(Guid value) => new(value);

    public static FulfilmentId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an entry of an order's time line.</summary>
public readonly record struct OrderEventId(Guid Value) : ITypedId<OrderEventId>
{
    public static OrderEventId From(Guid value) => new(value);

    public static OrderEventId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a shipping zone.</summary>
public readonly record struct ShippingZoneId(Guid Value) : ITypedId<ShippingZoneId>
{
    public static ShippingZoneId From(Guid value) => new(value);

    public static ShippingZoneId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a shipping method.</summary>
public readonly record struct ShippingMethodId(Guid Value) : ITypedId<ShippingMethodId>
{
    public static ShippingMethodId From(Guid value) => new(value);

    public static ShippingMethodId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a tax zone.</summary>
public readonly record struct TaxZoneId(Guid Value) : ITypedId<TaxZoneId>
{
    public static TaxZoneId From(Guid value) => new(value);

    public static TaxZoneId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
