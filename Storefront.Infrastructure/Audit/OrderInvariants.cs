using Storefront.Core.Audit;

namespace Storefront.Infrastructure.Audit;

/// <summary>What was sold, for how much, and how far it came.</summary>
internal static class OrderInvariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("I7", ProofArea.Orders, "One press of a button has one effect, and one order has one idempotency key at Stripe", """
            SELECT format('checkout %s has %s orders', checkout_id, count(*)) FROM orders.orders GROUP BY checkout_id HAVING count(*) > 1
            UNION ALL
            SELECT format('idempotency key %s is of %s payments', idempotency_key, count(*)) FROM payments.payments GROUP BY idempotency_key HAVING count(*) > 1
            UNION ALL
            SELECT format('request %s of %s was kept without its answer', key, owner) FROM orders.requests WHERE answer IS NULL
            """),
        new("I9", ProofArea.Orders, "An order's total is the sum of its lines, delivery and taxes", """
            SELECT format('order %s: items %s, lines %s; tax %s, rows %s', o.number, o.items_minor, coalesce(i.total, 0), o.tax_minor, coalesce(t.tax, 0))
            FROM orders.orders o
            LEFT JOIN (SELECT customer_id, order_id, sum(total_minor) AS total FROM orders.order_items GROUP BY 1, 2) i ON i.customer_id = o.customer_id AND i.order_id = o.id
            LEFT JOIN (SELECT customer_id, order_id, sum(tax_minor) AS tax FROM orders.order_taxes GROUP BY 1, 2) t ON t.customer_id = o.customer_id AND t.order_id = o.id
            WHERE o.items_minor <> coalesce(i.total, 0) OR o.tax_minor <> coalesce(t.tax, 0)
            """),
        new("I9a", ProofArea.Orders, "An order's total is what its parts add up to", """
            SELECT format('order %s: %s <> items %s + delivery %s + tax %s', number, total_minor, items_minor, shipping_minor, CASE WHEN prices_include_tax THEN 0 ELSE tax_minor END)
            FROM orders.orders WHERE total_minor <> items_minor + shipping_minor + CASE WHEN prices_include_tax THEN 0 ELSE tax_minor END
            """),
        new("I11", ProofArea.Orders, "Order numbers have no gap, and each leads to its order", """
            SELECT format('the last number is %s, but there are %s', s.last, n.count)
            FROM orders.order_number_series s, (SELECT count(*) + 10000 AS count FROM orders.order_numbers) n WHERE s.name = 'orders' AND s.last <> n.count
            UNION ALL
            SELECT format('number %s leads to no order', n.number)
            FROM orders.order_numbers n LEFT JOIN orders.orders o ON o.customer_id = n.customer_id AND o.id = n.order_id AND o.number = n.number WHERE o.id IS NULL
            """),
        new("I11a", ProofArea.Orders, "An order's time line has legal steps only and ends where the order stands", """
            WITH steps AS (
              SELECT customer_id, order_id, kind, lag(kind) OVER line AS before, row_number() OVER (PARTITION BY customer_id, order_id ORDER BY at DESC, id DESC) AS back
              FROM (SELECT customer_id, order_id, at, id, CASE kind WHEN 'Collected' THEN 'Shipped' ELSE kind END AS kind FROM orders.order_events) e
              WHERE kind IN ('Placed', 'Shipped', 'Cancelled', 'Expired') WINDOW line AS (PARTITION BY customer_id, order_id ORDER BY at, id))
            SELECT format('order %s went from %s to %s', o.number, coalesce(s.before, 'PendingPayment'), s.kind)
            FROM steps s JOIN orders.orders o ON o.customer_id = s.customer_id AND o.id = s.order_id
            WHERE (coalesce(s.before, 'PendingPayment'), s.kind) NOT IN (
              ('PendingPayment', 'Placed'), ('PendingPayment', 'Cancelled'), ('PendingPayment', 'Expired'), ('Placed', 'Shipped'), ('Placed', 'Cancelled'), ('Expired', 'Placed'), ('Shipped', 'Shipped'))
            UNION ALL
            SELECT format('order %s is %s, its time line says %s', o.number, o.order_status, coalesce(s.kind, 'PendingPayment'))
            FROM orders.orders o LEFT JOIN steps s ON s.customer_id = o.customer_id AND s.order_id = o.id AND s.back = 1
            WHERE o.order_status <> coalesce(s.kind, 'PendingPayment') AND (o.order_status, s.kind) IS DISTINCT FROM ('Placed', 'Shipped') -- a part has left
            """),
    ];
}
