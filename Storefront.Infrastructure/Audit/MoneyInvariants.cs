using Storefront.Core.Audit;

namespace Storefront.Infrastructure.Audit;

/// <summary>Payments, their ledger and refunds.</summary>
internal static class MoneyInvariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("I3", ProofArea.Money, "A payment never takes more than the shopper agreed to", """
            SELECT format('payment %s: captured %s, refunded %s of %s', id, captured_minor, refunded_minor, amount_minor)
            FROM payments.payments WHERE captured_minor > amount_minor OR refunded_minor > captured_minor
            """),
        new("I4", ProofArea.Money, "An order that is to be sent, or was sent, is paid or authorised", """
            SELECT format('order %s is %s with payment %s', o.number, o.order_status, p.status)
            FROM orders.orders o LEFT JOIN payments.payments p ON p.customer_id = o.customer_id AND p.order_id = o.id
            WHERE o.order_status IN ('Placed', 'Shipped') AND greatest(coalesce(p.authorized_minor, 0), coalesce(p.captured_minor, 0)) < o.total_minor
            """),
        new("I4a", ProofArea.Money, "No order waits for its money long after the time to pay has passed", """
            SELECT format('order %s was to be paid by %s', number, pay_by) FROM orders.orders
            WHERE order_status = 'PendingPayment' AND pay_by < @awake - interval '1 hour'
            """),
        new("I4b", ProofArea.Money, "What left the house was paid: no parcel of an order is worth more than what was taken for it", """
            SELECT format('order %s: parcels of %s, captured %s', o.number, sum(f.amount_minor), coalesce(p.captured_minor, 0))
            FROM orders.fulfilments f
            JOIN orders.orders o ON o.customer_id = f.customer_id AND o.id = f.order_id
            LEFT JOIN payments.payments p ON p.customer_id = o.customer_id AND p.order_id = o.id
            GROUP BY o.number, p.captured_minor HAVING sum(f.amount_minor) > coalesce(p.captured_minor, 0)
            """),
        new("I4d", ProofArea.Money, "Every order has one payment, for its total", """
            SELECT format('order %s over %s %s has %s payments over %s', o.number, o.total_minor, o.currency, count(p.id), sum(p.amount_minor))
            FROM orders.orders o LEFT JOIN payments.payments p ON p.customer_id = o.customer_id AND p.order_id = o.id AND p.currency = o.currency
            GROUP BY o.customer_id, o.id, o.number, o.total_minor, o.currency HAVING count(p.id) <> 1 OR sum(p.amount_minor) <> o.total_minor
            """),
        new("I10", ProofArea.Money, "What is captured and refunded are the sums of the ledger", """
            SELECT format('payment %s: captured %s, ledger %s; refunded %s, ledger %s', p.id, p.captured_minor, coalesce(e.captured, 0), p.refunded_minor, coalesce(e.refunded, 0))
            FROM payments.payments p
            LEFT JOIN (
              SELECT customer_id, payment_id,
                sum(amount_minor) FILTER (WHERE kind = 'Captured') AS captured,
                sum(CASE kind WHEN 'Refunded' THEN amount_minor WHEN 'RefundFailed' THEN -amount_minor ELSE 0 END) AS refunded
              FROM payments.payment_events GROUP BY 1, 2) e ON e.customer_id = p.customer_id AND e.payment_id = p.id
            WHERE (p.captured_minor, p.refunded_minor) IS DISTINCT FROM (coalesce(e.captured, 0), coalesce(e.refunded, 0))
            """),
        new("I10a", ProofArea.Money, "No line of an order is paid back more than it cost", """
            SELECT format('order %s, %s: %s of %s pieces and %s of %s minor units paid back', o.number, i.sku, r.pieces, i.quantity, r.minor, i.total_minor)
            FROM (
              SELECT f.customer_id, (line ->> 'item')::uuid AS item, sum((line ->> 'quantity')::int) AS pieces, sum((line ->> 'amountMinor')::bigint) AS minor
              FROM payments.refunds f, jsonb_array_elements(f.lines) line WHERE f.state <> 'Refused' GROUP BY 1, 2) r
            JOIN orders.order_items i ON i.customer_id = r.customer_id AND i.id = r.item
            JOIN orders.orders o ON o.customer_id = i.customer_id AND o.id = i.order_id
            WHERE r.pieces > i.quantity OR r.minor > i.total_minor + CASE WHEN o.prices_include_tax THEN 0 ELSE i.tax_minor END
            """),
        new("I10b", ProofArea.Money, "What the bank still promises is what it authorised, less what was taken and let go", """
            SELECT format('payment %s: promised %s, ledger %s', p.id, p.promised_minor, e.promised)
            FROM payments.payments p
            JOIN (
              SELECT customer_id, payment_id,
                CASE WHEN bool_or(kind = 'Cancelled') THEN 0
                  ELSE greatest(0, sum(CASE kind WHEN 'Authorized' THEN amount_minor WHEN 'Captured' THEN -amount_minor WHEN 'Released' THEN -amount_minor ELSE 0 END)) END AS promised
              FROM payments.payment_events GROUP BY 1, 2) e ON e.customer_id = p.customer_id AND e.payment_id = p.id
            WHERE p.promised_minor <> e.promised
            """),
        new("I5", ProofArea.Stripe, "What Stripe told is noted once, however often it was told, and an intent leads to its payment", """
            SELECT format('%s %s of %s is in the ledger %s times', kind, occurrence, object_id, count(*)) FROM payments.payment_events
            GROUP BY object_id, kind, occurrence HAVING count(*) > 1
            UNION ALL
            SELECT format('intent %s leads to a payment with intent %s', i.intent_id, coalesce(p.intent_id, 'none'))
            FROM payments.intents i LEFT JOIN payments.payments p ON p.customer_id = i.customer_id AND p.id = i.payment_id WHERE p.intent_id IS DISTINCT FROM i.intent_id
            """),
    ];
}
