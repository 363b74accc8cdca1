using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory.Transfers;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>The tables of the inventory.</summary>
public static class InventoryTables
{
    extension(ITables tables)
    {
        public DbSet<Warehouse> Warehouses => tables.Set<Warehouse>();

        public DbSet<StockLevel> StockLevels => tables.Set<StockLevel>();

        public DbSet<Hold> Holds => tables.Set<Hold>();

        public DbSet<Allocation> Allocations => tables.Set<Allocation>();

        public DbSet<Movement> Movements => tables.Set<Movement>();

        public DbSet<StockTask> StockTasks => tables.Set<StockTask>();

        public DbSet<Transfer> Transfers => tables.Set<Transfer>();

        public DbSet<TransferLine> TransferLines => tables.Set<TransferLine>();
    }
}
