using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>What is bought: one SKU with a price and stock.</summary>
public sealed class Variant
{
    private Variant()
    {
    }

    public Variant(VariantId id, ProductId product, string sku, int position)
    {
        Id = id;
        ProductId = product;
        Sku = sku;
        Position = position;
    }

    public VariantId Id { get; private set; }

    public ProductId ProductId { get; private set; }

    public string Sku { get; private set; } = "";

    /// <summary>GTIN, EAN and other bar codes, digits only.</summary>
    public IReadOnlyList<string> Gtins { get; private set; } = [];

    /// <summary>The maker's part number.</summary>
    public string? Mpn { get; private set; }

    /// <summary>Option name to chosen value: Colour → Oat.</summary>
    public IReadOnlyDictionary<string, string> OptionValues { get; private set; } = new Dictionary<string, string>();

    /// <summary>Shipping weight in grams.</summary>
    public int WeightGrams { get; private set; }

    public int Position { get; private set; }

    public Availability Availability { get; private set; } = Availability.InStock;

    /// <summary>When a pre-order or back-order is expected to leave.</summary>
    public DateOnly? AvailableAt { get; private set; }

    /// <summary>Keys of the product's pictures that show this variant, main picture first.</summary>
    public IReadOnlyList<string> Pictures { get; private set; } = [];

    /// <summary>Withdrawn from sale when false; never deleted, because orders name it.</summary>
    public bool Active { get; private set; } = true;

    public Variant Identify(IReadOnlyList<string> gtins, string? mpn, int weightGrams)
    {
        (Gtins, Mpn, WeightGrams) = (gtins, mpn, weightGrams);
        return this;
    }

    public Variant Choose(IReadOnlyDictionary<string, string> optionValues, IReadOnlyList<string> pictures)
    {
        (OptionValues, Pictures) = (optionValues, pictures);
        return this;
    }

    public Variant Sell(Availability availability, DateOnly? availableAt)
    {
        (Availability, AvailableAt) = (availability, availableAt);
        return this;
    }
}

/// <summary>How the merchant sells a variant; whether it can be had now is decided by its stock.</summary>
public enum Availability
{
    InStock,
    BackOrder,
    PreOrder,
    Digital,
}
