using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Transfers;

namespace Storefront.Infrastructure.Inventory;

internal sealed class StockLevelMapping : IEntityTypeConfiguration<StockLevel>
{
    public void Configure(EntityTypeBuilder<StockLevel> level)
    {
        level.ToTable("inventory", "inventory", table =>
        {
            table.HasCheckConstraint("ck_inventory_counters", "on_hand >= 0 AND held >= 0 AND committed >= 0 AND backorder_limit >= 0 AND safety >= 0 AND shortage >= 0 AND low_at >= 0");
            table.HasCheckConstraint("ck_inventory_no_oversell", "held + committed <= on_hand + backorder_limit + shortage");
        });
        level.HasKey(l => new { l.VariantId, l.WarehouseId });
        level.Ignore(l => l.Available);
        level.HasIndex(l => l.WarehouseId);
        level.HasIndex(l => l.VariantId, "ix_inventory_sold_out").HasFilter("on_hand + backorder_limit - held - committed - safety <= 0");
    }
}

internal sealed class HoldMapping : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> hold)
    {
        hold.ToTable("holds", "inventory", table => table.HasCheckConstraint("ck_holds_quantity", "quantity > 0"));
        hold.HasKey(h => new { h.VariantId, h.Id });
        hold.HasIndex(h => h.CheckoutId);
        hold.HasIndex(h => h.CustomerId);
        hold.HasIndex(h => h.OrderId);
        hold.HasIndex(h => h.ExpiresAt);
    }
}

internal sealed class AllocationMapping : IEntityTypeConfiguration<Allocation>
{
    public void Configure(EntityTypeBuilder<Allocation> allocation)
    {
        allocation.ToTable("allocations", "inventory", table => table.HasCheckConstraint("ck_allocations_quantity", "quantity > 0"));
        allocation.HasKey(a => new { a.VariantId, a.OrderId, a.WarehouseId });
        allocation.HasIndex(a => a.OrderId);
    }
}

internal sealed class WarehouseMapping : IEntityTypeConfiguration<Warehouse>
{
    public void Configure(EntityTypeBuilder<Warehouse> warehouse)
    {
        warehouse.ToTable("warehouses", "inventory", table => table.HasCheckConstraint("ck_warehouses_place", "NOT collects OR (street <> '' AND city <> '' AND country IS NOT NULL)"));
        warehouse.HasKey(w => w.Id);
        warehouse.Property(w => w.Code).HasMaxLength(32);
        warehouse.Property(w => w.Name).HasMaxLength(200);
        warehouse.Property(w => w.City).HasMaxLength(200);
        warehouse.Property(w => w.Street).HasMaxLength(200);
        warehouse.Property(w => w.Postcode).HasMaxLength(16);
        warehouse.Property(w => w.PlaceName).HasMaxLength(200);
        warehouse.Property(w => w.Opening).HasMaxLength(1000);
        warehouse.Ignore(w => w.ShownName);
        warehouse.Property(w => w.Country).HasMaxLength(2);
        warehouse.HasIndex(w => w.Code).IsUnique();
    }
}

internal sealed class MovementMapping : IEntityTypeConfiguration<Movement>
{
    public void Configure(EntityTypeBuilder<Movement> movement)
    {
        movement.ToTable("movements", "inventory");
        movement.HasKey(m => new { m.VariantId, m.Id, m.At });
        movement.Property(m => m.Cause).HasMaxLength(100);
        movement.Property(m => m.Reference).HasMaxLength(100);
        movement.HasIndex(m => new { m.VariantId, m.WarehouseId, m.At });
    }
}

internal sealed class StockTaskMapping : IEntityTypeConfiguration<StockTask>
{
    public void Configure(EntityTypeBuilder<StockTask> task)
    {
        task.ToTable("tasks", "inventory");
        task.HasKey(t => new { t.VariantId, t.Id });
        task.HasIndex(t => new { t.VariantId, t.WarehouseId, t.Kind }, "ix_tasks_open").IsUnique().HasFilter("closed_at IS NULL");
    }
}

internal sealed class TransferMapping : IEntityTypeConfiguration<Transfer>
{
    public void Configure(EntityTypeBuilder<Transfer> transfer)
    {
        transfer.ToTable("transfers", "inventory", table => table.HasCheckConstraint("ck_transfers_ends", "from_id <> to_id"));
        transfer.HasKey(t => t.Id);
        transfer.Property(t => t.Staff).HasMaxLength(254);
        transfer.Property(t => t.Reference).HasMaxLength(100);
        transfer.HasIndex(t => new { t.DispatchedAt, t.Id });
    }
}

internal sealed class TransferLineMapping : IEntityTypeConfiguration<TransferLine>
{
    public void Configure(EntityTypeBuilder<TransferLine> line)
    {
        line.ToTable("transfer_lines", "inventory", table =>
            table.HasCheckConstraint("ck_transfer_lines_quantity", "quantity > 0 AND arrived >= 0 AND lost >= 0 AND arrived + lost <= quantity"));
        line.HasKey(l => new { l.VariantId, l.TransferId });
        line.Ignore(l => l.Open);
        line.HasIndex(l => l.TransferId);
    }
}
