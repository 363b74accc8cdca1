using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

public static class OrderTables
{
    extension(ITables tables)
    {
        public DbSet<Order> Orders => tables.Set<Order>();

        public DbSet<OrderItem> OrderItems => tables.Set<OrderItem>();

        public DbSet<OrderTax> OrderTaxes => tables.Set<OrderTax>();

        public DbSet<OrderEvent> OrderEvents => tables.Set<OrderEvent>();

        public DbSet<Fulfilment> Fulfilments => tables.Set<Fulfilment>();

        public DbSet<OrderNumber> OrderNumbers => tables.Set<OrderNumber>();
    }
}
