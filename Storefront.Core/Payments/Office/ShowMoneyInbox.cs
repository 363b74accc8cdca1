using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Office;

/// <summary>Money matters that need a person: differences between the two books, webhooks given up, refunds that Stripe has not answered.</summary>
public sealed class ShowMoneyInbox(IStorefrontDb db, TimeProvider clock)
{
    /// <summary>A longer list is cut; whoever has more has one cause behind all.</summary>
    public const int Most = 200;

    private const int MostClosed = 20;

    /// <summary>So long before the bank's promise ends the office is warned.</summary>
    private static readonly TimeSpan s_warning = TimeSpan.FromHours(48);

    /// <param name="Matters">Open differences, the oldest first.</param>
    /// <param name="Closed">The differences that were closed last.</param>
    /// <param name="Ending">Orders whose money is lost soon unless it is captured.</param>
    /// <param name="LastRun">Null: the books were never compared.</param>
    public sealed record View(
        IReadOnlyList<MoneyMatter> Matters, IReadOnlyList<MoneyMatter> Closed, ReconciliationRun? LastRun, IReadOnlyList<ParkedMessage> Parked, IReadOnlyList<OpenRefund> Refunds,
        IReadOnlyList<EndingPromise> Ending)
    {
        public static View Empty { get; } = new([], [], null, [], [], []);
    }

    public sealed record ParkedMessage(string EventId, string Type, string? IntentId, DateTimeOffset ReceivedAt, int Attempts, string? LastError);

    public sealed record EndingPromise(string Order, Money Amount, DateTimeOffset CaptureBefore);

    public sealed record OpenRefund(string Order, Money Amount, string Reason, string Staff, DateTimeOffset CreatedAt);

    public Task<View> ExecuteAsync(CancellationToken ct) => db.ReadAsync(async (tables, token) => new View(
        await tables.MoneyInbox.Where(m => m.State == MoneyMatterState.Open || m.State == MoneyMatterState.Repairing).OrderBy(m => m.FoundAt).Take(Most).ToListAsync(token),
        await tables.MoneyInbox.Where(m => m.ClosedAt != null).OrderByDescending(m => m.ClosedAt).Take(MostClosed).ToListAsync(token),
        await tables.Reconciliations.OrderByDescending(run => run.StartedAt).FirstOrDefaultAsync(token),
        await ParkedAsync(tables, token),
        await RefundsAsync(tables, token),
        await EndingAsync(tables, clock.GetUtcNow() + s_warning, token)), ct);

    private static Task<List<ParkedMessage>> ParkedAsync(ITables tables, CancellationToken ct) =>
        tables.ProviderInbox.Where(m => m.State == ProviderMessageState.Parked).OrderByDescending(m => m.ReceivedAt).Take(Most)
            .Select(m => new ParkedMessage(m.EventId, m.Type, m.IntentId, m.ReceivedAt, m.Attempts, m.LastError)).ToListAsync(ct);

    private static async Task<IReadOnlyList<EndingPromise>> EndingAsync(ITables tables, DateTimeOffset until, CancellationToken ct)
    {
        var rows = await (
            from payment in tables.Payments
            join order in tables.Orders on new { payment.CustomerId, payment.OrderId } equals new { order.CustomerId, OrderId = order.Id }
            where payment.PromisedMinor > 0 && payment.CaptureBefore <= until && order.Status == OrderStatus.Placed
            orderby payment.CaptureBefore
            select new { order.Number, payment }).Take(Most).ToListAsync(ct);
        return [.. rows.Select(row => new EndingPromise(row.Number, new(row.payment.PromisedMinor, row.payment.Currency), row.payment.CaptureBefore!.Value))];
    }

    private static async Task<IReadOnlyList<OpenRefund>> RefundsAsync(ITables tables, CancellationToken ct)
    {
        var numbers = tables.OrderNumbers;
        var refunds = await tables.Refunds.Where(r => r.State == RefundState.Asked).OrderBy(r => r.CreatedAt).Take(Most)
            .Select(r => new { Refund = r, Order = numbers.Where(n => n.OrderId == r.OrderId).Select(n => n.Number).FirstOrDefault() }).ToListAsync(ct);
        return [.. refunds.Select(row => new OpenRefund(row.Order ?? "", row.Refund.Amount, row.Refund.Reason, row.Refund.Staff, row.Refund.CreatedAt))];
    }
}
