namespace Storefront.Infrastructure.Database;

/// <summary>A sentence that must hold for every row of the shop, as a query for the rows that break it.</summary>
/// <param name="Name">Short name, as the documentation counts them.</param>
/// <param name="Broken">Answers one text for each row that breaks it.</param>
public sealed record Invariant(string Name, string Sentence, string Broken);

/// <summary>What must be true of stock, money, orders and events at every moment. <c>./dev prove</c> checks it.</summary>
public static class Invariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("I1a", "No variant is promised beyond what the shop has", """
            SELECT format('variant %s in %s: held %s + committed %s > on hand %s + backorder %s + shortage %s', variant_id, warehouse_id, held, committed, on_hand, backorder_limit, shortage)
            FROM inventory.inventory WHERE held + committed > on_hand + backorder_limit + shortage OR least(on_hand, held, committed, backorder_limit, safety, shortage) < 0
            """),
        new("I1b", "What is held is the sum of the holds", """
            SELECT format('variant %s in %s: held %s, holds %s', i.variant_id, i.warehouse_id, i.held, coalesce(h.quantity, 0))
            FROM inventory.inventory i
            LEFT JOIN (SELECT variant_id, warehouse_id, sum(quantity) AS quantity FROM inventory.holds GROUP BY 1, 2) h USING (variant_id, warehouse_id)
            WHERE i.held <> coalesce(h.quantity, 0)
            """),
        new("I1c", "What is committed is the sum of the orders' allocations", """
            SELECT format('variant %s in %s: committed %s, allocations %s', i.variant_id, i.warehouse_id, i.committed, coalesce(a.quantity, 0))
            FROM inventory.inventory i
            LEFT JOIN (SELECT variant_id, warehouse_id, sum(quantity) AS quantity FROM inventory.allocations GROUP BY 1, 2) a USING (variant_id, warehouse_id)
            WHERE i.committed <> coalesce(a.quantity, 0)
            """),
        new("I1d", "Every counter is the sum of its movements", """
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
        new("I1e", "An unpaid order pins its stock, a placed one owns it, and an ended one keeps none", """
            SELECT format('order %s is %s with %s held and %s committed', o.number, o.order_status, coalesce(h.quantity, 0), coalesce(a.quantity, 0))
            FROM orders.orders o
            LEFT JOIN (SELECT order_id, sum(quantity) AS quantity FROM inventory.holds WHERE order_id IS NOT NULL GROUP BY 1) h ON h.order_id = o.id
            LEFT JOIN (SELECT order_id, sum(quantity) AS quantity FROM inventory.allocations GROUP BY 1) a ON a.order_id = o.id
            WHERE (h.quantity IS NOT NULL, a.quantity IS NOT NULL) <> (o.order_status = 'PendingPayment', o.order_status = 'Placed')
            """),
        new("I1f", "Every shortage has its open task, no larger than what is owed, and no task outlives its shortage", """
            SELECT format('variant %s in %s: shortage %s of %s owed, %s open tasks', i.variant_id, i.warehouse_id, i.shortage,
              greatest(0, i.held + i.committed - i.on_hand - i.backorder_limit), count(t.id))
            FROM inventory.inventory i
            LEFT JOIN inventory.tasks t ON t.variant_id = i.variant_id AND t.warehouse_id = i.warehouse_id AND t.kind = 'Shortage' AND t.closed_at IS NULL
            GROUP BY i.variant_id, i.warehouse_id
            HAVING (i.shortage > 0) <> (count(t.id) > 0) OR i.shortage > greatest(0, i.held + i.committed - i.on_hand - i.backorder_limit)
            """),
        new("I1g", "What left on a transfer has arrived, was lost or is on its way, and its movements say the same", """
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
        new("I3", "A payment never takes more than the shopper agreed to", """
            SELECT format('payment %s: captured %s, refunded %s of %s', id, captured_minor, refunded_minor, amount_minor)
            FROM payments.payments WHERE captured_minor > amount_minor OR refunded_minor > captured_minor
            """),
        new("I4", "An order that is to be sent, or was sent, is paid or authorised", """
            SELECT format('order %s is %s with payment %s', o.number, o.order_status, p.status)
            FROM orders.orders o LEFT JOIN payments.payments p ON p.customer_id = o.customer_id AND p.order_id = o.id
            WHERE o.order_status IN ('Placed', 'Shipped') AND greatest(coalesce(p.authorized_minor, 0), coalesce(p.captured_minor, 0)) < o.total_minor
            """),
        new("I4b", "What left the house was paid: no parcel of an order is worth more than what was taken for it", """
            SELECT format('order %s: parcels of %s, captured %s', o.number, sum(f.amount_minor), coalesce(p.captured_minor, 0))
            FROM orders.fulfilments f
            JOIN orders.orders o ON o.customer_id = f.customer_id AND o.id = f.order_id
            LEFT JOIN payments.payments p ON p.customer_id = o.customer_id AND p.order_id = o.id
            GROUP BY o.number, p.captured_minor HAVING sum(f.amount_minor) > coalesce(p.captured_minor, 0)
            """),
        new("I9", "An order's total is the sum of its lines, delivery and taxes", """
            SELECT format('order %s: items %s, lines %s; tax %s, rows %s', o.number, o.items_minor, coalesce(i.total, 0), o.tax_minor, coalesce(t.tax, 0))
            FROM orders.orders o
            LEFT JOIN (SELECT customer_id, order_id, sum(total_minor) AS total FROM orders.order_items GROUP BY 1, 2) i ON i.customer_id = o.customer_id AND i.order_id = o.id
            LEFT JOIN (SELECT customer_id, order_id, sum(tax_minor) AS tax FROM orders.order_taxes GROUP BY 1, 2) t ON t.customer_id = o.customer_id AND t.order_id = o.id
            WHERE o.items_minor <> coalesce(i.total, 0) OR o.tax_minor <> coalesce(t.tax, 0)
            """),
        new("I10", "What is captured and refunded are the sums of the ledger", """
            SELECT format('payment %s: captured %s, ledger %s; refunded %s, ledger %s', p.id, p.captured_minor, coalesce(e.captured, 0), p.refunded_minor, coalesce(e.refunded, 0))
            FROM payments.payments p
            LEFT JOIN (
              SELECT customer_id, payment_id,
                sum(amount_minor) FILTER (WHERE kind = 'Captured') AS captured,
                sum(CASE kind WHEN 'Refunded' THEN amount_minor WHEN 'RefundFailed' THEN -amount_minor ELSE 0 END) AS refunded
              FROM payments.payment_events GROUP BY 1, 2) e ON e.customer_id = p.customer_id AND e.payment_id = p.id
            WHERE (p.captured_minor, p.refunded_minor) IS DISTINCT FROM (coalesce(e.captured, 0), coalesce(e.refunded, 0))
            """),
        new("I10b", "What the bank still promises is what it authorised, less what was taken and let go", """
            SELECT format('payment %s: promised %s, ledger %s', p.id, p.promised_minor, e.promised)
            FROM payments.payments p
            JOIN (
              SELECT customer_id, payment_id,
                CASE WHEN bool_or(kind = 'Cancelled') THEN 0
                  ELSE greatest(0, sum(CASE kind WHEN 'Authorized' THEN amount_minor WHEN 'Captured' THEN -amount_minor WHEN 'Released' THEN -amount_minor ELSE 0 END)) END AS promised
              FROM payments.payment_events GROUP BY 1, 2) e ON e.customer_id = p.customer_id AND e.payment_id = p.id
            WHERE p.promised_minor <> e.promised
            """),
        new("I11", "Order numbers have no gap, and each leads to its order", """
            SELECT format('the last number is %s, but there are %s', s.last, n.count)
            FROM orders.order_number_series s, (SELECT count(*) + 10000 AS count FROM orders.order_numbers) n WHERE s.name = 'orders' AND s.last <> n.count
            UNION ALL
            SELECT format('number %s leads to no order', n.number)
            FROM orders.order_numbers n LEFT JOIN orders.orders o ON o.customer_id = n.customer_id AND o.id = n.order_id AND o.number = n.number WHERE o.id IS NULL
            """),
        new("I12", "Positions of the event log have no gap", """
            SELECT format('position %s follows %s', position, before) FROM (SELECT position, lag(position, 1, 0::bigint) OVER (ORDER BY position) AS before FROM events.log) l
            WHERE position <> before + 1
            """),
    ];
}
