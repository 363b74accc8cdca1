using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Carts;

namespace Storefront.Infrastructure.Carts;

internal sealed class CartMapping : IEntityTypeConfiguration<Cart>
{
    public void Configure(EntityTypeBuilder<Cart> cart)
    {
        cart.ToTable("carts", "orders");
        cart.HasKey(c => new { c.CustomerId, c.Id });
        cart.HasIndex(c => c.CustomerId).IsUnique().HasFilter("status = 'Open'");
    }
}

internal sealed class CartItemMapping : IEntityTypeConfiguration<CartItem>
{
    public void Configure(EntityTypeBuilder<CartItem> item)
    {
        item.ToTable("cart_items", "orders", table => table.HasCheckConstraint("ck_cart_items_quantity", $"quantity BETWEEN 1 AND {CartItem.MaxQuantity}"));
        item.HasKey(i => new { i.CustomerId, i.CartId, i.VariantId });
    }
}
