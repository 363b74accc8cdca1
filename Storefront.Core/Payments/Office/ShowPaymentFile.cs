using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Office;

/// <summary>Everything that is known about an order's payment, for support.</summary>
public sealed class ShowPaymentFile(IStorefrontDb db)
{
    public sealed record View(Payment Payment, IReadOnlyList<LedgerEntry> Ledger, IReadOnlyList<PaymentLog> Log, IReadOnlyList<Refund> Refunds)
    {
        /// <summary>What may still be refunded: refunds that Stripe has not answered yet count as done.</summary>
        public Money Refundable => Payment.Refundable - new Money(Refunds.Where(refund => refund.State == RefundState.Asked).Sum(refund => refund.AmountMinor), Payment.Currency);
    }

    /// <returns>Null: the order has no payment.</returns>
    public Task<View?> ExecuteAsync(CustomerId customer, OrderId order, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        if (await tables.PaymentOfAsync(customer, order, token) is not { } payment) return null;
        return new View(
            payment,
            await tables.PaymentLedger.Where(e => e.CustomerId == customer && e.PaymentId == payment.Id).OrderBy(e => e.OccurredAt).ThenBy(e => e.Id).ToListAsync(token),
            await tables.PaymentLogs.Where(l => l.CustomerId == customer && l.PaymentId == payment.Id).OrderBy(l => l.At).ToListAsync(token),
            await tables.Refunds.Where(r => r.CustomerId == customer && r.OrderId == order).OrderBy(r => r.CreatedAt).ToListAsync(token));
    }, ct);
}
