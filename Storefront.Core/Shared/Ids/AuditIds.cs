namespace Storefront.Core.Shared;

/// <summary>Identifies a run of the shop's test of itself, and the made-up variant that its buyers compete for.</summary>
public readonly record struct SelfTestId(Guid Value) : ITypedId<SelfTestId>
{
    public static SelfTestId From(Guid value) => new(value);

    public static SelfTestId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
