using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>
/// Makes sure that no money can come for an unpaid order any more, and only then lets its stock go. Stripe decides: if the money was
/// faster, the order is placed instead.
/// </summary>
public sealed class EndOrder(IStorefrontDb db, IPaymentGateway gateway, IStockLedger stock, Settle settle, TimeProvider clock)
{
    public enum Outcome
    {
        Ended,

        /// <summary>The money came: the order stands.</summary>
        Paid,

        /// <summary>The money is on its way, or the order was given more time; asked again later.</summary>
        Waiting,

        /// <summary>Stripe did not answer; nothing was changed.</summary>
        Unknown,
    }

    /// <param name="order">As the caller saw it when he decided.</param>
    public async Task<Outcome> ExecuteAsync(Order order, OrderStatus end, string actor, CancellationToken ct)
    {
        var (payment, now) = await db.ReadAsync(
            async (tables, token) => ((await tables.PaymentOfAsync(order.CustomerId, order.Id, token))!, await tables.Orders.OwnedBy(order.CustomerId).SingleAsync(o => o.Id == order.Id, token)), ct);
        // Looked at again before Stripe is asked: an intent that is cancelled there cannot be had back.
        if (WaitsLonger(now, order, end)) return Outcome.Waiting;
        // Before an intent is attached nobody has been given a secret to pay with.
        if (payment.IntentId is not { } intentId) return await LetGoAsync(order, payment.IntentId, new(end, actor), ct);
        if (await StopAsync(payment, intentId, ct) is not { } intent) return Outcome.Unknown;

        var settled = await settle.ApplyAsync(intent, "sweeper", ct);
        return intent.Status switch
        {
            IntentStatus.Canceled => await LetGoAsync(order, intentId, new(end, actor), ct),
            IntentStatus.Processing => await ExtendAsync(order, ct),
            IntentStatus.Succeeded or IntentStatus.RequiresCapture when !IsMoneyGone(settled) => Outcome.Paid,
            IntentStatus.Succeeded => await LetGoAsync(order, intentId, new(end, actor), ct),
            _ => Outcome.Unknown,
        };
    }

    private sealed record Ending(OrderStatus Status, string Actor);

    /// <summary>The deadline was moved since the caller found that it had passed: staff sent a payment link.</summary>
    private static bool WaitsLonger(Order now, Order known, OrderStatus end) => end == OrderStatus.Expired && now.PayBy != known.PayBy;

    /// <summary>All of it was refunded at Stripe before the shop heard that it was paid.</summary>
    private static bool IsMoneyGone(Settle.Result settled) => settled is Settle.Result.Settled { Status: OrderStatus.PendingPayment, Payment: PaymentStatus.Refunded };

    /// <summary>Cancels the intent unless money is there or on its way. Null: Stripe did not answer.</summary>
    private async Task<Intent?> StopAsync(Payment payment, string intentId, CancellationToken ct)
    {
        if (await gateway.FetchAsync(intentId, ct) is not GatewayAnswer<Intent>.Accepted { Value: var intent }) return null;
        if (intent.Status is IntentStatus.Processing or IntentStatus.Succeeded or IntentStatus.RequiresCapture or IntentStatus.Canceled) return intent;
        if (await gateway.CancelAsync(new(intentId, payment.CustomerId, payment.Id, payment.KeyFor("cancel")), ct) is GatewayAnswer<Intent>.Accepted { Value: var cancelled }) return cancelled;
        return await gateway.FetchAsync(intentId, ct) is GatewayAnswer<Intent>.Accepted { Value: var refused } ? refused : null;
    }

    /// <param name="decidedOn">The intent of which Stripe has confirmed that no money comes.</param>
    private Task<Outcome> LetGoAsync(Order known, string? decidedOn, Ending end, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        var payment = await work.LockPaymentAsync(known.CustomerId, known.Id, token);
        var order = await work.OrderAsync(known.CustomerId, known.Id, token);
        if (order.Status is OrderStatus.Placed or OrderStatus.Shipped) return Outcome.Paid;
        if (order.Status != OrderStatus.PendingPayment) return Outcome.Ended;
        if (payment!.IntentId != decidedOn) return Outcome.Unknown;
        if (decidedOn is null && WaitsLonger(order, known, end.Status)) return Outcome.Waiting;

        await stock.ReleaseAsync(work, order.Id, token);
        if (end.Status == OrderStatus.Cancelled)
        {
            order.Cancel();
            work.Publish(new OrderCancelled(order.CustomerId, order.Id));
            work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.Cancelled, end.Actor, "", clock.GetUtcNow()));
        }
        else
        {
            order.Expire();
            work.Publish(new OrderExpired(order.CustomerId, order.Id));
            work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.Expired, end.Actor, "", clock.GetUtcNow()));
        }
        await work.CommitAsync(token);
        return Outcome.Ended;
    }, ct);

    private Task<Outcome> ExtendAsync(Order known, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        await work.LockPaymentAsync(known.CustomerId, known.Id, token);
        var order = await work.OrderAsync(known.CustomerId, known.Id, token);
        if (order.Status != OrderStatus.PendingPayment) return Outcome.Unknown;
        order.Extend(clock.GetUtcNow().AddHours(1));
        await work.CommitAsync(token);
        return Outcome.Waiting;
    }, ct);
}
