namespace Storefront.Core.Shared;

/// <summary>Identifies a payment attempt of an order.</summary>
public readonly record struct PaymentId(Guid Value) : ITypedId<PaymentId>
{
    public static PaymentId From(Guid value) => new(value);

    public static PaymentId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an entry of the payment ledger.</summary>
public readonly record struct PaymentEventId(Guid Value) : ITypedId<PaymentEventId>
{
    public static PaymentEventId From(Guid value) => new(value);

    public static PaymentEventId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a refund asked for by the shop.</summary>
public readonly record struct RefundId(Guid Value) : ITypedId<RefundId>
{
    public static RefundId From(Guid value) => new(value);

    public static RefundId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a row of the money inbox.</summary>
public readonly record struct MoneyMatterId(Guid Value) : ITypedId<MoneyMatterId>
{
    public static MoneyMatterId From(Guid value) => new(value);

    public static MoneyMatterId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a dispute about a payment.</summary>
public readonly record struct DisputeId(Guid Value) : ITypedId<DisputeId>
{
    public static DisputeId From(Guid value) => new(value);

    public static DisputeId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a card that Stripe keeps for a customer.</summary>
public readonly record struct PaymentTokenId(Guid Value) : ITypedId<PaymentTokenId>
{
    public static PaymentTokenId From(Guid value) => new(value);

    public static PaymentTokenId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
