using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Office;

/// <summary>Money matters that did not end by themselves: webhooks given up, refunds that Stripe has not answered.</summary>
public sealed class ShowMoneyInbox(IStorefrontDb db)
{
    /// <summary>A longer list is cut; whoever has more has one cause behind all.</summary>
    public const int Most = 200;

    public sealed record View(IReadOnlyList<ParkedMessage> Parked, IReadOnlyList<OpenRefund> Refunds);

    public sealed record ParkedMessage(string EventId, string Type, string? IntentId, DateTimeOffset ReceivedAt, int Attempts, string? LastError);

    public sealed record OpenRefund(string Order, Money Amount, string Reason, string Staff, DateTimeOffset CreatedAt);

    public Task<View> ExecuteAsync(CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        var numbers = tables.OrderNumbers;
        var parked = await tables.ProviderInbox.Where(m => m.State == ProviderMessageState.Parked).OrderByDescending(m => m.ReceivedAt).Take(Most)
            .Select(m => new ParkedMessage(m.EventId, m.Type, m.IntentId, m.ReceivedAt, m.Attempts, m.LastError)).ToListAsync(token);
        var refunds = await tables.Refunds.Where(r => r.State == RefundState.Asked).OrderBy(r => r.CreatedAt).Take(Most)
            .Select(r => new { Refund = r, Order = numbers.Where(n => n.OrderId == r.OrderId).Select(n => n.Number).FirstOrDefault() }).ToListAsync(token);
        return new View(parked, [.. refunds.Select(row => new OpenRefund(row.Order ?? "", row.Refund.Amount, row.Refund.Reason, row.Refund.Staff, row.Refund.CreatedAt))]);
    }, ct);
}
