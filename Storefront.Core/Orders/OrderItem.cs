using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>A line of an order, frozen as the shopper saw it.</summary>
public sealed class OrderItem
{
    private OrderItem()
    {
    }

    public OrderItem(CustomerId customer, OrderId order, int position, OrderLine line)
    {
        CustomerId = customer;
        OrderId = order;
        Position = position;
        Id = OrderItemId.New();
        VariantId = line.Variant;
        ProductId = line.Product;
        Sku = line.Sku;
        Title = line.Title;
        Options = line.Options;
        Picture = line.Picture;
        ProductSlug = line.ProductSlug;
        UnitMinor = line.UnitMinor;
        Quantity = line.Quantity;
        TotalMinor = checked(line.UnitMinor * line.Quantity);
        TaxClass = line.TaxClass;
        TaxMinor = line.TaxMinor;
    }

    public CustomerId CustomerId { get; private set; }

    public OrderItemId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public int Position { get; private set; }

    public VariantId VariantId { get; private set; }

    public ProductId ProductId { get; private set; }

    public string Sku { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>The chosen options in words: "Oat, large".</summary>
    public string Options { get; private set; } = "";

    /// <summary>Key of the picture shown.</summary>
    public string? Picture { get; private set; }

    public string ProductSlug { get; private set; } = "";

    public long UnitMinor { get; private set; }

    public int Quantity { get; private set; }

    public long TotalMinor { get; private set; }

    public string TaxClass { get; private set; } = "";

    public long TaxMinor { get; private set; }
}

/// <summary>What a line of an order freezes. Amounts are minor units of the order's currency.</summary>
public sealed record OrderLine(
    VariantId Variant,
    ProductId Product,
    string Sku,
    string Title,
    string Options,
    string? Picture,
    string ProductSlug,
    long UnitMinor,
    int Quantity,
    string TaxClass,
    long TaxMinor);
