using System.Collections.Frozen;

namespace Storefront.Infrastructure.Database;

/// <summary>
/// Which tables are partitioned, and how. Append-only tables are split by month from the first migration on.
/// Customer-owned tables have <c>customer_id</c> first in their key, so that they can be spread over shards; <see cref="HashPartitions"/> proves it.
/// </summary>
public static class PartitionPlan
{
    /// <summary>Environment variable with the number of hash partitions for customer-owned tables; for the rehearsal of sharding only.</summary>
    public const string HashPartitionsVariable = "STOREFRONT_HASH_PARTITIONS";

    /// <summary>Table to the column that its months are taken from.</summary>
    public static FrozenDictionary<string, string> ByMonth { get; } = new Dictionary<string, string>
    {
        ["events.log"] = "recorded_at",
        ["inventory.movements"] = "at",
        ["notifications.messages"] = "created_at",
        ["payments.payment_logs"] = "at",
    }.ToFrozenDictionary();

    public static FrozenSet<string> ByCustomer { get; } = FrozenSet.Create(
        "accounts.addresses",
        "orders.carts",
        "orders.cart_items",
        "orders.checkouts",
        "orders.orders",
        "orders.order_items",
        "orders.order_taxes",
        "orders.order_events",
        "orders.fulfilments",
        "payments.payments",
        "payments.tokens",
        "payments.payers",
        "payments.payment_events",
        "payments.refunds",
        "payments.disputes");

    /// <summary>0: customer-owned tables are plain tables.</summary>
    public static int HashPartitions => int.TryParse(Environment.GetEnvironmentVariable(HashPartitionsVariable), out var count) ? count : 0;
}
