using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

public static class CartTables
{
    extension(ITables tables)
    {
        public DbSet<Cart> Carts => tables.Set<Cart>();

        public DbSet<CartItem> CartItems => tables.Set<CartItem>();
    }
}
