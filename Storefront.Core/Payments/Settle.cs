using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>
/// Brings an order in line with what Stripe says of its PaymentIntent. Return page, webhook, sweeper and staff all end here. It asks
/// Stripe and believes only the answer, so lost, repeated and reordered messages do not matter; a replay changes nothing.
/// </summary>
public sealed class Settle(IStorefrontDb db, IPaymentGateway gateway, IStockLedger stock, ShopOptions shop, TimeProvider clock)
{
    /// <param name="Source">Who asks: return, webhook, sweeper, staff.</param>
    public sealed record Command(string IntentId, string Source);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Settled(CustomerId Customer, OrderId Order, OrderStatus Status, PaymentStatus Payment) : Result;

        /// <summary>No order of this shop has this intent (yet).</summary>
        public sealed record UnknownIntent : Result;

        public sealed record TryLater(string Reason) : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct) => await gateway.FetchAsync(command.IntentId, ct) switch
    {
        GatewayAnswer<Intent>.Accepted accepted => await ApplyAsync(accepted.Value, command.Source, ct),
        GatewayAnswer<Intent>.Declined => new Result.UnknownIntent(),
        GatewayAnswer<Intent>.Unreachable unreachable => new Result.TryLater(unreachable.Reason),
        _ => throw new InvalidOperationException("The gateway's answers are closed."),
    };

    /// <summary>Applies an intent that Stripe has just answered with.</summary>
    /// <param name="also">What becomes true in the same moment.</param>
    public async Task<Result> ApplyAsync(Intent intent, string source, CancellationToken ct, Func<IWork, CancellationToken, Task>? also = null) =>
        (also is null ? await db.ReadAsync((tables, token) => ReplayAsync(tables, intent, token), ct) : null) ?? await WriteAsync(intent, source, also, ct);

    private Task<Result> WriteAsync(Intent intent, string source, Func<IWork, CancellationToken, Task>? also, CancellationToken ct) => db.RunAsync<Result>(async (work, token) =>
    {
        if (await OwnerAsync(work, intent, token) is not { } owner) return new Result.UnknownIntent();
        if (await work.LockPaymentAsync(owner.Customer, owner.Order, token) is not { } payment) return new Result.UnknownIntent();
        if (payment.IntentId is not null && payment.IntentId != intent.Id) return new Result.UnknownIntent();
        var order = await work.OrderAsync(owner.Customer, owner.Order, token);
        var known = await Settlement.KnownAsync(work, payment, token);
        // Another caller told the same while this one waited for the lock.
        if (also is null && payment.IntentId is not null && !Settlement.Changes(order, payment, known, intent))
            return new Result.Settled(order.CustomerId, order.Id, order.Status, order.PaymentStatus);
        if (order.Status == OrderStatus.PendingPayment && Settlement.MoneyStaysAway(known, intent)) AskAgain(work, order);
        var settled = new Settlement(work, stock, order, payment, source, clock.GetUtcNow());
        await settled.ApplyAsync(intent, known, token);
        if (also is not null) await also(work, token);
        await work.CommitAsync(token);
        return new Result.Settled(order.CustomerId, order.Id, order.Status, order.PaymentStatus);
    }, ct);

    /// <summary>As when staff send the link of an unpaid order: it waits longer, and so does its stock.</summary>
    private void AskAgain(IWork work, Order order)
    {
        var until = clock.GetUtcNow().AddHours(shop.PaymentLinkHours);
        if (until > order.PayBy) order.Extend(until);
        work.Publish(new PaymentStayedAway(order.CustomerId, order.Id, Guid.CreateVersion7()));
    }

    /// <summary>Return page and webhooks tell the same several times: what is known already needs no lock. Null: there is something to do.</summary>
    private static async Task<Result?> ReplayAsync(ITables tables, Intent intent, CancellationToken ct)
    {
        // What Stripe says of the owner is believed only when his payment names the intent, too.
        if (intent.Owner is not { } owner) return null;
        if (await tables.PaidOrderAsync(owner.Customer, owner.Order, ct) is not { Payment: var payment, Order: var order } || payment.IntentId != intent.Id) return null;
        var known = await Settlement.KnownAsync(tables, payment, ct);
        return Settlement.Changes(order, payment, known, intent) ? null : new Result.Settled(order.CustomerId, order.Id, order.Status, order.PaymentStatus);
    }

    private static async Task<IntentOwner?> OwnerAsync(ITables tables, Intent intent, CancellationToken ct)
    {
        var lookup = await tables.Intents.SingleOrDefaultAsync(l => l.IntentId == intent.Id, ct);
        return lookup is null ? intent.Owner : new(lookup.CustomerId, lookup.OrderId, lookup.PaymentId);
    }
}
