using Storefront.Core.Audit;

namespace Storefront.Infrastructure.Audit;

/// <summary>A sentence that must hold for every row of the shop, as a query for the rows that break it.</summary>
/// <param name="Name">Short name, as the documentation counts them.</param>
/// <param name="Broken">Answers one text for each row that breaks it. May ask for <c>@awake</c>, when the shop was last seen at work.</param>
public sealed record Invariant(string Name, ProofArea Area, string Sentence, string Broken);

/// <summary>What must be true of stock, orders, money and events at every moment. <c>./dev prove</c> and the office page <em>Proof</em> check it.</summary>
public static class Invariants
{
    public static IReadOnlyList<Invariant> All { get; } = [.. StockInvariants.All, .. OrderInvariants.All, .. MoneyInvariants.All, .. FactInvariants.All];

    /// <summary>Totals from two books each: what of, currency, the one book and the other.</summary>
    public const string Sums = """
        SELECT 'OnShelves', NULL, coalesce(sum(on_hand), 0)::bigint,
          (SELECT coalesce(sum(quantity), 0)::bigint FROM inventory.movements WHERE kind IN ('Received', 'Shipped', 'Returned', 'Adjusted', 'Transferred')) FROM inventory.inventory
        UNION ALL
        SELECT 'Held', NULL, coalesce(sum(held), 0)::bigint, (SELECT coalesce(sum(quantity), 0)::bigint FROM inventory.holds) FROM inventory.inventory
        UNION ALL
        SELECT 'Promised', NULL, coalesce(sum(committed), 0)::bigint, (SELECT coalesce(sum(quantity), 0)::bigint FROM inventory.allocations) FROM inventory.inventory
        UNION ALL
        SELECT 'OrderTotals', o.currency, sum(o.total_minor)::bigint, sum(coalesce(i.total, 0) + o.shipping_minor + CASE WHEN o.prices_include_tax THEN 0 ELSE o.tax_minor END)::bigint
        FROM orders.orders o
        LEFT JOIN (SELECT customer_id, order_id, sum(total_minor) AS total FROM orders.order_items GROUP BY 1, 2) i ON i.customer_id = o.customer_id AND i.order_id = o.id
        GROUP BY o.currency
        UNION ALL
        SELECT k.kind, p.currency, sum(CASE k.kind WHEN 'Captured' THEN p.captured_minor ELSE p.refunded_minor END)::bigint,
          coalesce(sum(CASE k.kind WHEN 'Captured' THEN e.captured ELSE e.refunded END), 0)::bigint
        FROM (VALUES ('Captured'), ('Refunded')) k (kind)
        CROSS JOIN payments.payments p
        LEFT JOIN (
          SELECT customer_id, payment_id,
            sum(amount_minor) FILTER (WHERE kind = 'Captured') AS captured,
            sum(CASE kind WHEN 'Refunded' THEN amount_minor WHEN 'RefundFailed' THEN -amount_minor ELSE 0 END) AS refunded
          FROM payments.payment_events GROUP BY 1, 2) e ON e.customer_id = p.customer_id AND e.payment_id = p.id
        GROUP BY k.kind, p.currency
        """;
}
