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

        /// <summary>The money is on its way; asked again later.</summary>
        Waiting,

        /// <summary>Stripe did not answer; nothing was changed.</summary>
        Unknown,
    }

    public async Task<Outcome> ExecuteAsync(Order order, OrderStatus end, string actor, CancellationToken ct)
    {
        var payment = (await db.ReadAsync((tables, token) => tables.PaymentOfAsync(order.CustomerId, order.Id, token), ct))!;
        // An intent may exist that no answer told us of: creating it again with its own key finds it.
        var found = payment.IntentId is { } known ? await gateway.FetchAsync(known, ct) : await gateway.CreateAsync(StartPayment.RequestFor(order, payment), ct);
        if (found is not GatewayAnswer<Intent>.Accepted { Value: var intent }) return Outcome.Unknown;
        if (intent.Status is IntentStatus.Processing) return await ExtendAsync(order, ct);
        if (intent.Status is not (IntentStatus.Succeeded or IntentStatus.RequiresCapture or IntentStatus.Canceled))
        {
            var cancelled = await gateway.CancelAsync(new(intent.Id, order.CustomerId, payment.Id, $"{payment.Id}:cancel:1"), ct);
            if (cancelled is GatewayAnswer<Intent>.Accepted accepted) intent = accepted.Value;
            else if (await gateway.FetchAsync(intent.Id, ct) is GatewayAnswer<Intent>.Accepted again) intent = again.Value;
            else return Outcome.Unknown;
        }

        await settle.ApplyAsync(intent, "sweeper", ct);
        return intent.Status == IntentStatus.Canceled ? await LetGoAsync(order, end, actor, ct) : Outcome.Paid;
    }

    private Task<Outcome> LetGoAsync(Order known, OrderStatus end, string actor, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        await work.LockPaymentAsync(known.CustomerId, known.Id, token);
        var order = await work.OrderAsync(known.CustomerId, known.Id, token);
        if (order.Status != OrderStatus.PendingPayment) return order.Status == end ? Outcome.Ended : Outcome.Paid;

        await stock.ReleaseAsync(work, order.Id, token);
        if (end == OrderStatus.Cancelled)
        {
            order.Cancel();
            work.Publish(new OrderCancelled(order.CustomerId, order.Id));
            work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.Cancelled, actor, "", clock.GetUtcNow()));
        }
        else
        {
            order.Expire();
            work.Publish(new OrderExpired(order.CustomerId, order.Id));
            work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.Expired, actor, "", clock.GetUtcNow()));
        }
        await work.CommitAsync(token);
        return Outcome.Ended;
    }, ct);

    private Task<Outcome> ExtendAsync(Order known, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        var order = await work.OrderAsync(known.CustomerId, known.Id, token);
        order.Extend(clock.GetUtcNow().AddHours(1));
        await work.CommitAsync(token);
        return Outcome.Waiting;
    }, ct);
}
