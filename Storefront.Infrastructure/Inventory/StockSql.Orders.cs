using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Inventory;

/// <summary>Committing to an order, sending, and giving back.</summary>
internal sealed partial class StockSql
{
    public async Task CommitAsync(OrderId order, CancellationToken ct)
    {
        (string Name, object? Value)[] parameters = [("order", order.Value), ("now", now)];
        await ExecuteAsync(
            $"""
            {LockShelves("h.order_id = @order")};
            WITH gone AS (
              DELETE FROM inventory.holds h WHERE h.order_id = @order RETURNING h.variant_id, h.warehouse_id, h.quantity),
            sums AS (
              SELECT variant_id, warehouse_id, sum(quantity)::int AS quantity FROM gone GROUP BY 1, 2),
            turned AS (
              UPDATE inventory.inventory i SET held = i.held - s.quantity, committed = i.committed + s.quantity
              FROM sums s WHERE i.variant_id = s.variant_id AND i.warehouse_id = s.warehouse_id),
            allocated AS (
              INSERT INTO inventory.allocations (variant_id, order_id, warehouse_id, quantity)
              SELECT variant_id, @order, warehouse_id, quantity FROM sums)
            {Move}
            SELECT gen_random_uuid(), @now, variant_id, warehouse_id, kind, sign * quantity, @order::text
            FROM sums, (VALUES ('Held', -1), ('Committed', 1)) AS counter(kind, sign)
            """,
            ct,
            parameters);
    }

    public Task<int> UncommitAsync(OrderId order, AllocatedLine line, CancellationToken ct) => ExecuteAsync(
        $"""
        WITH gone AS (
          DELETE FROM inventory.allocations WHERE variant_id = @variant AND order_id = @order AND warehouse_id = @warehouse RETURNING quantity),
        given AS (
          UPDATE inventory.inventory i SET committed = i.committed - gone.quantity FROM gone WHERE i.variant_id = @variant AND i.warehouse_id = @warehouse)
        {Move} SELECT gen_random_uuid(), @now, @variant, @warehouse, 'Committed', -quantity, @order::text FROM gone
        """,
        ct,
        Line(order, line));

    /// <summary>
    /// False: the goods are not on the shelf, or were sent or taken back before. The allocation is locked before the shelf, so that
    /// who waited for a competitor sees what he left.
    /// </summary>
    public async Task<bool> ShipAsync(OrderId order, AllocatedLine line, CancellationToken ct) =>
        await ExecuteAsync(
            $"""
            WITH mine AS (
              SELECT quantity FROM inventory.allocations
              WHERE variant_id = @variant AND order_id = @order AND warehouse_id = @warehouse AND quantity >= @quantity FOR UPDATE),
            left_shelf AS (
              UPDATE inventory.inventory i SET on_hand = i.on_hand - @quantity, committed = i.committed - @quantity FROM mine
              WHERE i.variant_id = @variant AND i.warehouse_id = @warehouse AND i.on_hand >= @quantity
              RETURNING mine.quantity - @quantity AS rest),
            fewer AS (
              UPDATE inventory.allocations a SET quantity = rest FROM left_shelf
              WHERE rest > 0 AND a.variant_id = @variant AND a.order_id = @order AND a.warehouse_id = @warehouse),
            gone AS (
              DELETE FROM inventory.allocations a USING left_shelf
              WHERE rest = 0 AND a.variant_id = @variant AND a.order_id = @order AND a.warehouse_id = @warehouse)
            {Move}
            SELECT gen_random_uuid(), @now, @variant, @warehouse, kind, -@quantity, @order::text
            FROM left_shelf, (VALUES ('Shipped'), ('Committed')) AS counter(kind)
            """,
            ct,
            [.. Line(order, line), ("quantity", line.Quantity)]) == 2;

    private (string Name, object? Value)[] Line(OrderId order, AllocatedLine line) =>
        [("variant", line.Variant.Value), ("warehouse", line.Warehouse.Value), ("order", order.Value), ("now", now)];
}
