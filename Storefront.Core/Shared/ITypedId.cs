namespace Storefront.Core.Shared;

/// <summary>An identifier of one kind of thing, so that an order's id can never be passed as a customer's. UUID version 7: sorts by time, is no secret.</summary>
public interface ITypedId<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);

    /// <summary>A new id of this kind.</summary>
    static virtual TSelf Next() => TSelf.From(Guid.CreateVersion7());
}
