using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Disputes;

/// <summary>The dispute desk: what needs an answer first, the most urgent on top.</summary>
public sealed class ListDisputes(IStorefrontDb db)
{
    private const int Most = 200;

    public sealed record View(IReadOnlyList<Row> Rows)
    {
        public static View Empty { get; } = new([]);

        public IEnumerable<Row> ToAnswer => Rows.Where(row => row.NeedsAnswer);

        /// <summary>The moment by which the most urgent answer is due.</summary>
        public DateTimeOffset? Due => ToAnswer.Min(row => row.DueBy);
    }

    public sealed record Row(string StripeId, string Order, Money Amount, string Reason, DisputeStatus Status, bool NeedsAnswer, DateTimeOffset OpenedAt, DateTimeOffset? DueBy);

    public Task<View> ExecuteAsync(CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        var numbers = tables.OrderNumbers;
        var rows = await tables.Disputes.OrderByDescending(d => d.OpenedAt).Take(Most)
            .Select(d => new { Dispute = d, Order = numbers.Where(n => n.OrderId == d.OrderId).Select(n => n.Number).FirstOrDefault() }).ToListAsync(token);
        return new View([.. rows
            .Select(row => new Row(row.Dispute.StripeId, row.Order ?? "", row.Dispute.Amount, row.Dispute.Reason, row.Dispute.Status, row.Dispute.NeedsAnswer, row.Dispute.OpenedAt, row.Dispute.DueBy))
            .OrderByDescending(row => row.NeedsAnswer).ThenBy(row => row.NeedsAnswer ? row.DueBy : null)]);
    }, ct);
}
