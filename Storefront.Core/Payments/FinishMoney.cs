using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>
/// Ends what money decisions began: asks Stripe for refunds that are written down but not answered, and gives back money that came for
/// an order which was given up meanwhile. Runs by the clock, one row at a time; a bad row never stops the others.
/// </summary>
public sealed partial class FinishMoney(IStorefrontDb db, IPaymentGateway gateway, Settle settle, TimeProvider clock, ILogger<FinishMoney> log)
{
    private const int AtOnce = 100;

    /// <summary>Who decides on a refund that nobody asked for.</summary>
    private const string Shop = "shop";

    /// <summary>What Stripe refused or the bank sent back is tried again after this long; a person may be faster.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromDays(1);

    /// <summary>A refund younger than this may still be under way in the request that decided it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public async Task ExecuteAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - s_patience;
        var refunds = await db.ReadAsync(
            (tables, token) => tables.Refunds.Where(r => r.State == RefundState.Asked && r.CreatedAt <= before).OrderBy(r => r.CreatedAt).Take(AtOnce).ToListAsync(token), ct);
        foreach (var refund in refunds) await GuardAsync(refund.OrderId, () => RefundAsync(refund, ct));

        var rests = await db.ReadAsync((tables, token) => Rests(tables).OrderBy(payment => payment.CreatedAt).Take(AtOnce).ToListAsync(token), ct);
        foreach (var payment in rests) await GuardAsync(payment.OrderId, () => ReleaseAsync(payment, ct));

        var orphans = await db.ReadAsync((tables, token) => Orphans(tables).OrderBy(payment => payment.CreatedAt).Take(AtOnce).ToListAsync(token), ct);
        foreach (var payment in orphans) await GuardAsync(payment.OrderId, () => GiveBackAsync(payment, ct));
    }

    /// <summary>Asks Stripe for one refund, with the key of the decision.</summary>
    public async Task<RefundState> RefundAsync(Refund refund, CancellationToken ct)
    {
        var payment = (await db.ReadAsync((tables, token) => tables.PaymentOfAsync(refund.CustomerId, refund.OrderId, token), ct))!;
        switch (await gateway.RefundAsync(new(payment.IntentId!, refund.CustomerId, payment.Id, refund.IdempotencyKey), refund.Amount, ct))
        {
            case GatewayAnswer<Intent>.Accepted accepted:
                // At once, or the refund would for a moment count twice: as asked for and as made.
                await settle.ApplyAsync(accepted.Value, "staff", ct, async (work, token) => (await RowAsync(work, refund, token)).Done());
                return RefundState.Done;
            case GatewayAnswer<Intent>.Declined:
                await db.RunAsync((work, token) => RefuseAsync(work, refund, token), ct);
                return RefundState.Refused;
            default:
                return RefundState.Asked;
        }
    }

    /// <summary>Gives back at once what an order that was given up has promised or paid; quietly nothing when it has neither.</summary>
    public async Task GiveBackAsync(CustomerId customer, OrderId order, CancellationToken ct)
    {
        var payments = await db.ReadAsync((tables, token) => Orphans(tables).Where(p => p.CustomerId == customer && p.OrderId == order).ToListAsync(token), ct);
        foreach (var payment in payments) await GuardAsync(order, () => GiveBackAsync(payment, ct));
    }

    /// <summary>Lets go at once of what is still promised for an order of which nothing more will be sent; quietly nothing where nothing is.</summary>
    public async Task LetGoAsync(CustomerId customer, OrderId order, CancellationToken ct)
    {
        var payments = await db.ReadAsync((tables, token) => Rests(tables).Where(p => p.CustomerId == customer && p.OrderId == order).ToListAsync(token), ct);
        foreach (var payment in payments) await GuardAsync(order, () => ReleaseAsync(payment, ct));
    }

    /// <summary>Promises of which a part was taken, for orders that have been sent as far as they will be.</summary>
    private static IQueryable<Payment> Rests(ITables tables) =>
        from payment in tables.Payments
        join order in tables.Orders on new { payment.CustomerId, payment.OrderId } equals new { order.CustomerId, OrderId = order.Id }
        where order.Status == OrderStatus.Shipped && payment.PromisedMinor > 0
        select payment;

    /// <summary>Money that is promised or taken for an order that nobody will deliver.</summary>
    private static IQueryable<Payment> Orphans(ITables tables) =>
        from payment in tables.Payments
        join order in tables.Orders on new { payment.CustomerId, payment.OrderId } equals new { order.CustomerId, OrderId = order.Id }
        where (order.Status == OrderStatus.Cancelled || order.Status == OrderStatus.Expired)
            && (payment.State == PaymentState.Authorized || payment.State == PaymentState.PartiallyCaptured || payment.State == PaymentState.Captured || payment.State == PaymentState.PartiallyRefunded)
        select payment;

    private async Task GiveBackAsync(Payment payment, CancellationToken ct)
    {
        if (payment.State == PaymentState.Authorized) await VoidAsync(payment, ct);
        if (payment.State == PaymentState.PartiallyCaptured) await ReleaseAsync(payment, ct);
        // Looks again: the money may have been taken while it was to be given back.
        if (await db.RunAsync((work, token) => OweAsync(work, payment, token), ct) is { } refund) await RefundAsync(refund, ct);
    }

    private async Task VoidAsync(Payment payment, CancellationToken ct)
    {
        var answer = await gateway.CancelAsync(new(payment.IntentId!, payment.CustomerId, payment.Id, payment.KeyFor("cancel")), ct);
        if (answer is GatewayAnswer<Intent>.Accepted accepted) await settle.ApplyAsync(accepted.Value, "sweeper", ct);
        else await settle.ExecuteAsync(new(payment.IntentId!, "sweeper"), ct);
    }

    private async Task ReleaseAsync(Payment payment, CancellationToken ct)
    {
        var answer = await gateway.ReleaseAsync(new(payment.IntentId!, payment.CustomerId, payment.Id, payment.KeyFor("release")), ct);
        if (answer is GatewayAnswer<Intent>.Accepted accepted) await settle.ApplyAsync(accepted.Value, "sweeper", ct);
        else await settle.ExecuteAsync(new(payment.IntentId!, "sweeper"), ct);
    }

    private async Task<Refund?> OweAsync(IWork work, Payment payment, CancellationToken ct)
    {
        var locked = (await work.LockPaymentAsync(payment.CustomerId, payment.OrderId, ct))!;
        if (locked.State is not (PaymentState.Captured or PaymentState.PartiallyRefunded)) return null;
        var recently = clock.GetUtcNow() - s_pause;
        var refunds = work.Refunds.Where(r => r.CustomerId == payment.CustomerId && r.PaymentId == payment.Id);
        if (await refunds.AnyAsync(r => r.State == RefundState.Asked || (r.Staff == Shop && r.CreatedAt > recently), ct)) return null;
        var refund = new Refund(locked, locked.Refundable, "Order was given up", Shop, clock.GetUtcNow());
        work.Refunds.Add(refund);
        await work.CommitAsync(ct);
        return refund;
    }

    private static Task<Refund> RowAsync(IWork work, Refund refund, CancellationToken ct) =>
        work.Refunds.SingleAsync(row => row.CustomerId == refund.CustomerId && row.Id == refund.Id, ct);

    private static async Task<bool> RefuseAsync(IWork work, Refund refund, CancellationToken ct)
    {
        (await RowAsync(work, refund, ct)).Refused();
        await work.CommitAsync(ct);
        return true;
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Money of order {Order} could not be finished; it is tried again")]
    private partial void LogFault(Exception fault, OrderId order);
}
