using Storefront.Core.Audit;

namespace Storefront.Infrastructure.Audit;

/// <summary>Counters, holds, allocations, movements and transfers say the same.</summary>
internal static class StockInvariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("I1a", ProofArea.Stock, "No variant is promised beyond what the shop has", """
            SELECT format('variant %s in %s: held %s + committed %s > on hand %s + backorder %s + shortage %s', variant_id, warehouse_id, held, committed, on_hand, backorder_limit, shortage)
            FROM inventory.inventory WHERE held + committed > on_hand + backorder_limit + shortage OR least(on_hand, held, committed, backorder_limit, safety, shortage) < 0
            """),
        new("I1b", ProofArea.Stock, "What is held is the sum of the holds", """
            SELECT format('variant %s in %s: held %s, holds %s', i.variant_id, i.warehouse_id, i.held, coalesce(h.quantity, 0))
            FROM inventory.inventory i
            LEFT JOIN (SELECT variant_id, warehouse_id, sum(quantity) AS quantity FROM inventory.holds GROUP BY 1, 2) h USING (variant_id, warehouse_id)
            WHERE i.held <> coalesce(h.quantity, 0)
            """),
        new("I1c", ProofArea.Stock, "What is committed is the sum of the orders' allocations", """
            SELECT format('variant %s in %s: committed %s, allocations %s', i.variant_id, i.warehouse_id, i.committed, coalesce(a.quantity, 0))
            FROM inventory.inventory i
            LEFT JOIN (SELECT variant_id, warehouse_id, sum(quantity) AS quantity FROM inventory.allocations GROUP BY 1, 2) a USING (variant_id, warehouse_id)
            WHERE i.committed <> coalesce(a.quantity, 0)
            """),
        new("I1d", ProofArea.Stock, "Every counter is the sum of its movements", """
            SELECT format('variant %s in %s: on hand %s, moved %s; held %s, moved %s; committed %s, moved %s',
              i.variant_id, i.warehouse_id, i.on_hand, coalesce(m.shelf, 0), i.held, coalesce(m.held, 0), i.committed, coalesce(m.committed, 0))
              || format('; shortage %s, moved %s', i.shortage, coalesce(m.shortage, 0))
            FROM inventory.inventory i
            LEFT JOIN (
              SELECT variant_id, warehouse_id,
                sum(quantity) FILTER (WHERE kind IN ('Received', 'Shipped', 'Returned', 'Adjusted', 'Transferred')) AS shelf,
                sum(quantity) FILTER (WHERE kind = 'Held') AS held,
                sum(quantity) FILTER (WHERE kind = 'Committed') AS committed,
                sum(quantity) FILTER (WHERE kind = 'Shortage') AS shortage
              FROM inventory.movements GROUP BY 1, 2) m USING (variant_id, warehouse_id)
            WHERE (i.on_hand, i.held, i.committed, i.shortage) IS DISTINCT FROM (coalesce(m.shelf, 0), coalesce(m.held, 0), coalesce(m.committed, 0), coalesce(m.shortage, 0))
            """),
        new("I1e", ProofArea.Stock, "An unpaid order pins its stock, a placed one owns it, and an ended one keeps none", """
            SELECT format('order %s is %s with %s held and %s committed', o.number, o.order_status, coalesce(h.quantity, 0), coalesce(a.quantity, 0))
            FROM orders.orders o
            LEFT JOIN (SELECT order_id, sum(quantity) AS quantity FROM inventory.holds WHERE order_id IS NOT NULL GROUP BY 1) h ON h.order_id = o.id
            LEFT JOIN (SELECT order_id, sum(quantity) AS quantity FROM inventory.allocations GROUP BY 1) a ON a.order_id = o.id
            WHERE (h.quantity IS NOT NULL, a.quantity IS NOT NULL) <> (o.order_status = 'PendingPayment', o.order_status = 'Placed')
            """),
        new("I1f", ProofArea.Stock, "Every shortage has its open task, no larger than what is owed, and no task outlives its shortage", """
            SELECT format('variant %s in %s: shortage %s of %s owed, %s open tasks', i.variant_id, i.warehouse_id, i.shortage,
              greatest(0, i.held + i.committed - i.on_hand - i.backorder_limit), count(t.id))
            FROM inventory.inventory i
            LEFT JOIN inventory.tasks t ON t.variant_id = i.variant_id AND t.warehouse_id = i.warehouse_id AND t.kind = 'Shortage' AND t.closed_at IS NULL
            GROUP BY i.variant_id, i.warehouse_id
            HAVING (i.shortage > 0) <> (count(t.id) > 0) OR i.shortage > greatest(0, i.held + i.committed - i.on_hand - i.backorder_limit)
            """),
        new("I1g", ProofArea.Stock, "What left on a transfer has arrived, was lost or is on its way, and its movements say the same", """
            SELECT format('transfer %s, variant %s: %s sent, %s moved out; %s arrived, %s moved in; %s open, closed %s',
              t.id, l.variant_id, l.quantity, coalesce(o.moved, 0), l.arrived, coalesce(a.moved, 0), l.quantity - l.arrived - l.lost, t.closed_at)
            FROM inventory.transfer_lines l
            JOIN inventory.transfers t ON t.id = l.transfer_id
            LEFT JOIN LATERAL (SELECT -sum(m.quantity) AS moved FROM inventory.movements m
              WHERE m.variant_id = l.variant_id AND m.warehouse_id = t.from_id AND m.kind = 'Transferred' AND m.cause = t.id::text) o ON true
            LEFT JOIN LATERAL (SELECT sum(m.quantity) AS moved FROM inventory.movements m
              WHERE m.variant_id = l.variant_id AND m.warehouse_id = t.to_id AND m.kind = 'Transferred' AND m.cause = t.id::text) a ON true
            WHERE (l.quantity, l.arrived) IS DISTINCT FROM (coalesce(o.moved, 0), coalesce(a.moved, 0))
              OR (t.closed_at IS NOT NULL AND l.arrived + l.lost < l.quantity)
            UNION ALL
            SELECT format('transfer %s: everything is there, but it is open', t.id)
            FROM inventory.transfers t JOIN inventory.transfer_lines l ON l.transfer_id = t.id
            WHERE t.closed_at IS NULL GROUP BY t.id HAVING sum(l.quantity - l.arrived - l.lost) = 0
            """),
        new("I1h", ProofArea.Stock, "What is to be collected is kept at its place and nowhere else", """
            SELECT format('order %s is collected at %s, variant %s is kept at %s', o.number, o.pick_up->>'place', kept.variant_id, kept.warehouse_id)
            FROM (
              SELECT order_id, variant_id, warehouse_id FROM inventory.allocations
              UNION ALL SELECT order_id, variant_id, warehouse_id FROM inventory.holds WHERE order_id IS NOT NULL) kept
            JOIN orders.orders o ON o.id = kept.order_id
            WHERE o.pick_up IS NOT NULL AND kept.warehouse_id <> (o.pick_up->>'place')::uuid
            """),
    ];
}
