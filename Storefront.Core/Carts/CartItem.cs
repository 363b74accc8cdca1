using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>A line of a cart: one variant, once.</summary>
public sealed class CartItem
{
    /// <summary>The most pieces of one variant in one cart.</summary>
    public const int MaxQuantity = 999;

    private CartItem()
    {
    }

    public CartItem(CustomerId customer, CartId cart, VariantId variant, int quantity, long unitSeenMinor, DateTimeOffset now)
    {
        CustomerId = customer;
        CartId = cart;
        VariantId = variant;
        Quantity = quantity;
        UnitSeenMinor = unitSeenMinor;
        AddedAt = now;
    }

    public CustomerId CustomerId { get; private set; }

    public CartId CartId { get; private set; }

    public VariantId VariantId { get; private set; }

    public int Quantity { get; private set; }

    /// <summary>Unit price that the shopper saw last, so that a change can be pointed out.</summary>
    public long UnitSeenMinor { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    public void SetQuantity(int quantity) => Quantity = Math.Clamp(quantity, 1, MaxQuantity);

    public void Saw(long unitMinor) => UnitSeenMinor = unitMinor;
}
