using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>A typed property that products may have: material, capacity in millilitres.</summary>
public sealed class ProductAttribute
{
    private ProductAttribute()
    {
    }

    public ProductAttribute(AttributeId id, string code, string name, AttributeType type, string? unit)
    {
        Id = id;
        Code = code;
        Name = name;
        Type = type;
        Unit = unit;
    }

    public AttributeId Id { get; private set; }

    /// <summary>Stable name in addresses, imports and the API: <c>capacity_ml</c>.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public AttributeType Type { get; private set; }

    /// <summary>Unit of numbers as shown: ml, cm, g.</summary>
    public string? Unit { get; private set; }
}

public enum AttributeType
{
    Text,
    Number,
    Flag,
}

/// <summary>One attribute of one product, or of one of its variants where the variant differs. Exactly one of the three values is set, by type.</summary>
public sealed class AttributeValue
{
    private AttributeValue()
    {
    }

    public AttributeValue(ProductId product, VariantId variant, AttributeId attribute, string? text, double? number, bool? flag)
    {
        ProductId = product;
        VariantId = variant;
        AttributeId = attribute;
        Text = text;
        Number = number;
        Flag = flag;
    }

    public ProductId ProductId { get; private set; }

    /// <summary>All zero: the value holds for the whole product.</summary>
    public VariantId VariantId { get; private set; }

    public AttributeId AttributeId { get; private set; }

    public string? Text { get; private set; }

    public double? Number { get; private set; }

    public bool? Flag { get; private set; }
}
