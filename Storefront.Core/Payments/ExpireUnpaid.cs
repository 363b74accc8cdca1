using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>
/// The sweeper: asks Stripe about every unpaid order whose time is up, and a little before that about every one that has an intent, so
/// that an order is settled even when neither the browser nor a webhook came back. One order at a time; a bad one never stops the others.
/// </summary>
public sealed partial class ExpireUnpaid(IStorefrontDb db, EndOrder end, Settle settle, TimeProvider clock, ILogger<ExpireUnpaid> log)
{
    private const int AtOnce = 200;

    /// <summary>An order this old that is still unpaid is looked at by asking Stripe.</summary>
    private static readonly TimeSpan s_askAfter = TimeSpan.FromMinutes(2);

    public async Task ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.ReadAsync((tables, token) => tables.Orders.UnpaidSince(now).OrderBy(order => order.PayBy).Take(AtOnce).ToListAsync(token), ct);
        foreach (var order in due) await GuardAsync(order.Id, () => end.ExecuteAsync(order, OrderStatus.Expired, "shop", ct));

        var open = await db.ReadAsync((tables, token) => OpenIntentsAsync(tables, now - s_askAfter, token), ct);
        foreach (var (order, intent) in open) await GuardAsync(order.Id, () => AskAsync(order, intent, ct));
    }

    /// <summary>An order whose intent ended at Stripe can never be paid: it need not wait for its deadline.</summary>
    private async Task AskAsync(Order order, string intent, CancellationToken ct)
    {
        if (await settle.ExecuteAsync(new(intent, "sweeper"), ct) is Settle.Result.Settled { Status: OrderStatus.PendingPayment, Payment: PaymentStatus.Voided or PaymentStatus.Refunded })
            await end.ExecuteAsync(order, OrderStatus.Expired, "shop", ct);
    }

    private static async Task<List<(Order Order, string Intent)>> OpenIntentsAsync(ITables tables, DateTimeOffset before, CancellationToken ct)
    {
        var rows = await (
            from order in tables.Orders
            join payment in tables.Payments on new { order.CustomerId, OrderId = order.Id } equals new { payment.CustomerId, payment.OrderId }
            where order.Status == OrderStatus.PendingPayment && order.CreatedAt <= before && payment.IntentId != null
                && payment.State != PaymentState.Processing // days for a bank debit: asked when its time is up, every hour
            orderby order.CreatedAt descending
            select new { order, payment.IntentId }).Take(AtOnce).ToListAsync(ct);
        return [.. rows.Select(row => (row.order, row.IntentId!))];
    }

    private async Task GuardAsync(OrderId order, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault, order);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unpaid order {Order} could not be dealt with; it is tried again")]
    private partial void LogFault(Exception fault, OrderId order);
}
