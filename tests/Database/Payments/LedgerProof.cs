using Storefront.Infrastructure.Audit;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Payments;

/// <summary>What must hold of stock and money at every moment; asked after each test that sells.</summary>
internal static class LedgerProof
{
    /// <summary>Sharper than the shop's own invariants can be: nothing that these tests sell is a bundle.</summary>
    private const string OrderWithOtherStock = """
        SELECT count(*) FROM (
          SELECT o.order_status,
            (SELECT sum(quantity) FROM orders.order_items i WHERE i.customer_id = o.customer_id AND i.order_id = o.id) AS pieces,
            coalesce((SELECT sum(quantity) FROM inventory.holds h WHERE h.order_id = o.id), 0) AS pinned,
            coalesce((SELECT sum(quantity) FROM inventory.allocations a WHERE a.order_id = o.id), 0) AS allocated,
            coalesce((
              SELECT sum((line->>'quantity')::int) FROM orders.fulfilments f, jsonb_array_elements(f.lines) line WHERE f.customer_id = o.customer_id AND f.order_id = o.id), 0) AS sent
          FROM orders.orders o) sold
        WHERE (order_status = 'PendingPayment' AND pinned <> pieces) OR (order_status = 'Placed' AND allocated + sent <> pieces)
        """;

    /// <summary>Tests move the clock by days, and no sweeper runs beside them.</summary>
    private const string Deadlines = "I4a";

    public static async Task HoldsAsync(TestDatabase database)
    {
        var books = await new InvariantQueries(database, database.Clock).AskAsync(TestContext.Current.CancellationToken);
        Assert.Empty(books.Findings.Where(finding => finding.Name != Deadlines).SelectMany(finding => finding.Broken.Select(row => $"{finding.Sentence}, but {row}")));
        Assert.All(books.Sums, sum => Assert.True(sum.IsEqual, sum.ToString()));
        Assert.Equal(0, await database.ScalarAsync<long>(OrderWithOtherStock));
    }
}
