using Storefront.Core.Audit;

namespace Storefront.Infrastructure.Audit;

/// <summary>The event log, and the mails that are made from it.</summary>
internal static class FactInvariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("I6", ProofArea.Facts, "A fact makes each of its messages to a person once", """
            SELECT format('%s for %s was made %s times', template, cause, count(*)) FROM notifications.messages GROUP BY template, cause, recipient HAVING count(*) > 1
            """),
        new("I12", ProofArea.Facts, "Positions of the event log have no gap", """
            SELECT format('position %s follows %s', position, before) FROM (SELECT position, lag(position, 1, 0::bigint) OVER (ORDER BY position) AS before FROM events.log) l
            WHERE position <> before + 1
            """),
        new("I12a", ProofArea.Facts, "Every order that was placed is one fact, and no consumer is ahead of the log", """
            SELECT format('order %s was placed and told %s times', o.number, count(f.number))
            FROM orders.orders o
            LEFT JOIN (
              SELECT payload ->> 'number' AS number FROM events.log WHERE type = 'OrderPlaced'
              UNION ALL SELECT payload ->> 'number' FROM events.outbox WHERE type = 'OrderPlaced') f ON f.number = o.number
            WHERE o.placed_at IS NOT NULL GROUP BY o.customer_id, o.id, o.number HAVING count(f.number) <> 1
            UNION ALL
            SELECT format('%s is at %s, the log at %s', c.consumer, c.position, s.position)
            FROM events.cursors c, events.cursors s WHERE s.consumer = 'sequencer' AND c.position > s.position
            """),
    ];
}
