using Storefront.Core.Inventory;
using Storefront.Core.Pricing;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>A line of a cart with all that a page shows and an order freezes.</summary>
/// <param name="Unit">The price now.</param>
/// <param name="UnitSeen">The price that the shopper saw last.</param>
/// <param name="Available">Pieces that could be promised, this shopper's holds aside.</param>
/// <param name="ForSale">False: withdrawn, unpublished, or without a price in this currency.</param>
/// <param name="Draws">What it takes from stock: itself, or the components of a bundle.</param>
public sealed record CartLine(
    VariantId Variant,
    ProductId Product,
    string Sku,
    string Title,
    string Slug,
    string Options,
    string? Picture,
    int Quantity,
    Money Unit,
    Money UnitSeen,
    bool IncludesTax,
    string TaxClass,
    int WeightGrams,
    int Available,
    bool ForSale,
    IReadOnlyList<StockLine> Draws)
{
    public Money Total => Unit * Quantity;

    /// <summary>Grams of all its pieces.</summary>
    public long Weight => (long)WeightGrams * Quantity;

    public bool PriceChanged => Unit != UnitSeen;

    public bool Short => Available < Quantity;

    public PricedLine Priced => new(Unit.Minor, Quantity, TaxClass, IncludesTax);
}
