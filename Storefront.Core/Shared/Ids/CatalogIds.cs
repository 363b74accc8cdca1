namespace Storefront.Core.Shared;

/// <summary>Identifies a product.</summary>
public readonly record struct ProductId(Guid Value) : ITypedId<ProductId>, IComparable<ProductId>
{
    public static ProductId From(Guid value) => new(value);

    public static ProductId New() => new(Guid.CreateVersion7());

    /// <summary>Translated to SQL by keyset paging.</summary>
    public int CompareTo(ProductId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a variant: the thing with a SKU, a price and stock.</summary>
public readonly record struct VariantId(Guid Value) : ITypedId<VariantId>
{
    public static VariantId From(Guid value) => new(value);

    public static VariantId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a brand.</summary>
public readonly record struct BrandId(Guid Value) : ITypedId<BrandId>
{
    public static BrandId From(Guid value) => new(value);

    public static BrandId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a category.</summary>
public readonly record struct CategoryId(Guid Value) : ITypedId<CategoryId>
{
    public static CategoryId From(Guid value) => new(value);

    public static CategoryId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a typed attribute.</summary>
public readonly record struct AttributeId(Guid Value) : ITypedId<AttributeId>
{
    public static AttributeId From(Guid value) => new(value);

    public static AttributeId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a picture of a product.</summary>
public readonly record struct MediaId(Guid Value) : ITypedId<MediaId>
{
    public static MediaId From(Guid value) => new(value);

    public static MediaId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a named set of catalogue changes, such as one import.</summary>
public readonly record struct ChangeSetId(Guid Value) : ITypedId<ChangeSetId>
{
    public static ChangeSetId From(Guid value) => new(value);

    public static ChangeSetId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a review.</summary>
public readonly record struct ReviewId(Guid Value) : ITypedId<ReviewId>
{
    public static ReviewId From(Guid value) => new(value);

    public static ReviewId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
