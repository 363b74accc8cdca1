using Npgsql;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Payments;

/// <summary>What must hold of stock and money at every moment, as one query; asked after each test that sells.</summary>
internal static class LedgerProof
{
    private const string Sql = """
        WITH stock AS (
          SELECT i.*,
            coalesce((SELECT sum(quantity) FROM inventory.holds h WHERE (h.variant_id, h.warehouse_id) = (i.variant_id, i.warehouse_id)), 0) AS holds,
            coalesce((SELECT sum(quantity) FROM inventory.allocations a WHERE (a.variant_id, a.warehouse_id) = (i.variant_id, i.warehouse_id)), 0) AS allocations,
            (SELECT coalesce(sum(quantity) FILTER (WHERE kind = 'Held'), 0) FROM inventory.movements m WHERE (m.variant_id, m.warehouse_id) = (i.variant_id, i.warehouse_id)) AS moved_held,
            (SELECT coalesce(sum(quantity) FILTER (WHERE kind = 'Committed'), 0) FROM inventory.movements m WHERE (m.variant_id, m.warehouse_id) = (i.variant_id, i.warehouse_id)) AS moved_committed,
            (SELECT coalesce(sum(quantity) FILTER (WHERE kind NOT IN ('Held', 'Committed')), 0) FROM inventory.movements m WHERE (m.variant_id, m.warehouse_id) = (i.variant_id, i.warehouse_id)) AS moved_on_hand
          FROM inventory.inventory i),
        sold AS (
          SELECT o.order_status, o.id,
            (SELECT sum(quantity) FROM orders.order_items i WHERE i.customer_id = o.customer_id AND i.order_id = o.id) AS pieces,
            coalesce((SELECT sum(quantity) FROM inventory.holds h WHERE h.order_id = o.id), 0) AS pinned,
            coalesce((SELECT sum(quantity) FROM inventory.allocations a WHERE a.order_id = o.id), 0) AS allocated
          FROM orders.orders o),
        paid AS (
          SELECT p.*, o.order_status,
            (SELECT coalesce(sum(amount_minor) FILTER (WHERE kind = 'Captured'), 0) FROM payments.payment_events e WHERE e.customer_id = p.customer_id AND e.payment_id = p.id) AS captured,
            (SELECT coalesce(sum(CASE kind WHEN 'Refunded' THEN amount_minor WHEN 'RefundFailed' THEN -amount_minor ELSE 0 END), 0) FROM payments.payment_events e WHERE e.customer_id = p.customer_id AND e.payment_id = p.id) AS refunded
          FROM payments.payments p JOIN orders.orders o ON o.customer_id = p.customer_id AND o.id = p.order_id)
        SELECT 'held is not the sum of the holds: ' || stock::text FROM stock WHERE held <> holds
        UNION ALL SELECT 'committed is not the sum of the allocations: ' || stock::text FROM stock WHERE committed <> allocations
        UNION ALL SELECT 'counters are not the sums of their movements: ' || stock::text FROM stock WHERE (held, committed, on_hand) <> (moved_held, moved_committed, moved_on_hand)
        UNION ALL SELECT 'more is promised than there is: ' || stock::text FROM stock WHERE held + committed > on_hand + backorder_limit + shortage
        UNION ALL SELECT 'an unpaid order without its stock: ' || sold::text FROM sold WHERE order_status = 'PendingPayment' AND (pinned <> pieces OR allocated <> 0)
        UNION ALL SELECT 'a placed order without its stock: ' || sold::text FROM sold WHERE order_status = 'Placed' AND (allocated <> pieces OR pinned <> 0)
        UNION ALL SELECT 'an ended order that keeps stock: ' || sold::text FROM sold WHERE order_status IN ('Shipped', 'Cancelled', 'Expired') AND pinned + allocated <> 0
        UNION ALL SELECT 'amounts are not the sums of the ledger: ' || paid::text FROM paid WHERE (captured_minor, refunded_minor) <> (captured, refunded)
        UNION ALL SELECT 'a placed order without its money: ' || paid::text FROM paid WHERE order_status IN ('Placed', 'Shipped') AND status NOT IN ('Authorized', 'Captured', 'PartiallyRefunded', 'Refunded')
        UNION ALL SELECT 'order numbers have a gap: ' || last FROM orders.order_number_series WHERE name = 'orders' AND last - 10000 <> (SELECT count(*) FROM orders.orders)
        """;

    public static async Task HoldsAsync(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var broken = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) broken.Add(reader.GetString(0));
        Assert.Empty(broken);
    }
}
