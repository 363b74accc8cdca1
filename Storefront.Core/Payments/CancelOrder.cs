using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Gives an order up: its authorisation is cancelled or its money refunded, and its stock goes back on sale. A sent order cannot be cancelled.</summary>
public sealed class CancelOrder(IStorefrontDb db, IStockLedger stock, EndOrder end, FinishMoney finish, TimeProvider clock)
{
    /// <param name="Actor">"shopper", or a member of staff by mail address.</param>
    /// <param name="UnpaidOnly">The page said that the order was unpaid: one that was paid meanwhile stands.</param>
    public sealed record Command(CustomerId Customer, OrderId Order, string Actor, bool UnpaidOnly = false, RequestKey? Request = null);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Cancelled : Result;

        public sealed record AlreadySent : Result;

        /// <summary>The money came while cancelling an unpaid order: it stands.</summary>
        public sealed record PaidMeanwhile : Result;

        public sealed record NoSuchOrder : Result;

        public sealed record TryLater : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var order = await db.ReadAsync((tables, token) => tables.Orders.OwnedBy(command.Customer).SingleOrDefaultAsync(o => o.Id == command.Order, token), ct);
        if (order is null) return new Result.NoSuchOrder();
        return order.Status switch
        {
            OrderStatus.PendingPayment => await EndUnpaidAsync(order, command, ct),
            OrderStatus.Placed when command.UnpaidOnly => new Result.PaidMeanwhile(),
            OrderStatus.Placed => await GiveUpAsync(order, command, ct),
            OrderStatus.Shipped => new Result.AlreadySent(),
            OrderStatus.Cancelled or OrderStatus.Expired => new Result.Cancelled(),
        };
    }

    private async Task<Result> EndUnpaidAsync(Order order, Command command, CancellationToken ct) => await end.ExecuteAsync(order, OrderStatus.Cancelled, command.Actor, ct) switch
    {
        EndOrder.Outcome.Ended => new Result.Cancelled(),
        EndOrder.Outcome.Paid => new Result.PaidMeanwhile(),
        EndOrder.Outcome.Waiting or EndOrder.Outcome.Unknown => new Result.TryLater(),
    };

    /// <summary>Closed first, so that nobody sends it any more; what was promised or paid goes back after, and again by the clock if Stripe does not answer.</summary>
    private async Task<Result> GiveUpAsync(Order order, Command command, CancellationToken ct)
    {
        var result = await db.RunAsync(command.Request?.For(command), (work, token) => CloseAsync(work, command, token), ct);
        if (result is Result.Cancelled) await finish.GiveBackAsync(order.CustomerId, order.Id, ct);
        return result;
    }

    private async Task<Result> CloseAsync(IWork work, Command command, CancellationToken ct)
    {
        await work.LockPaymentAsync(command.Customer, command.Order, ct);
        var order = await work.OrderAsync(command.Customer, command.Order, ct);
        if (order.Status == OrderStatus.Shipped || await work.Fulfilments.AnyAsync(parcel => parcel.CustomerId == order.CustomerId && parcel.OrderId == order.Id, ct)) return new Result.AlreadySent();
        if (order.Status != OrderStatus.Placed) return new Result.Cancelled();
        await stock.UncommitAsync(work, order.Id, await stock.AllocationsAsync(work, order.Id, ct), ct);
        if (order.IsUncollectedAt(clock.GetUtcNow())) work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.NotCollected, command.Actor, order.PickUp?.Name ?? "", clock.GetUtcNow()));
        order.Cancel();
        work.Publish(new OrderCancelled(order.CustomerId, order.Id));
        work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.Cancelled, command.Actor, "", clock.GetUtcNow()));
        await work.CommitAsync(ct);
        return new Result.Cancelled();
    }
}
