namespace Storefront.Core.Shared;

/// <summary>Identifies a customer; a guest has one too, and keeps it when registering.</summary>
public readonly record struct CustomerId(Guid Value) : ITypedId<CustomerId>
{
    public static CustomerId From(Guid value) => new(value);

    public static CustomerId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an address in a customer's book.</summary>
public readonly record struct AddressId(Guid Value) : ITypedId<AddressId>
{
    public static AddressId From(Guid value) => new(value);

    public static AddressId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a signed-in session.</summary>
public readonly record struct SessionId(Guid Value) : ITypedId<SessionId>
{
    public static SessionId From(Guid value) => new(value);

    public static SessionId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a message to a person.</summary>
public readonly record struct MessageId(Guid Value) : ITypedId<MessageId>, IComparable<MessageId>
{
    public static MessageId From(Guid value) => new(value);

    public static MessageId New() => new(Guid.CreateVersion7());

    /// <summary>Translated to SQL by keyset paging.</summary>
    public int CompareTo(MessageId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
