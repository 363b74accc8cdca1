using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>
/// Gives up what of an order was not sent, after a part of it was: the goods go back on sale, their price goes back to the shopper or, where
/// it was only promised, is let go, and the order ends as sent. Delivery is not given back.
/// </summary>
public sealed class CancelRest(IStorefrontDb db, IStockLedger stock, FinishMoney finish, TimeProvider clock)
{
    public sealed record Command(CustomerId Customer, OrderId Order, string Staff, RequestKey? Request = null);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <param name="Refund">What goes back, at once or as soon as Stripe answers; zero when it was refunded before.</param>
        public sealed record Ended(Money Refund) : Result;

        /// <summary>All was sent, or nothing was: then the order is cancelled as a whole.</summary>
        public sealed record NoRest : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var result = await db.RunAsync(command.Request?.For(command), (work, token) => EndAsync(work, command, token), ct);
        if (result is not Result.Ended ended) return result;
        await finish.LetGoAsync(command.Customer, command.Order, ct);
        if (ended.Refund.IsZero) return result;
        var asked = await db.ReadAsync((tables, token) => tables.Refunds
            .Where(refund => refund.CustomerId == command.Customer && refund.OrderId == command.Order && refund.State == RefundState.Asked).ToListAsync(token), ct);
        foreach (var refund in asked) await finish.RefundAsync(refund, ct);
        return result;
    }

    private async Task<Result> EndAsync(IWork work, Command command, CancellationToken ct)
    {
        if (await work.LockPaymentAsync(command.Customer, command.Order, ct) is not { } payment) return new Result.NoRest();
        var order = await work.OrderAsync(command.Customer, command.Order, ct);
        var rest = await stock.AllocationsAsync(work, order.Id, ct);
        var isPartSent = await work.Fulfilments.AnyAsync(parcel => parcel.CustomerId == order.CustomerId && parcel.OrderId == order.Id, ct);
        if (order.Status != OrderStatus.Placed || rest.Count == 0 || !isPartSent) return new Result.NoRest();

        await stock.UncommitAsync(work, order.Id, rest, ct);
        order.Ship();
        var refund = await OweAsync(work, order, payment, rest, command, ct);
        var amount = refund?.Amount ?? Money.Zero(order.Currency);
        work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.RestCancelled, command.Staff, "", clock.GetUtcNow()) { Amount = amount.IsZero ? null : amount });
        await work.CommitAsync(ct);
        return new Result.Ended(amount);
    }

    private async Task<Refund?> OweAsync(IWork work, Order order, Payment payment, IReadOnlyList<AllocatedLine> rest, Command command, CancellationToken ct)
    {
        var items = await work.OrderItems.Where(item => item.CustomerId == order.CustomerId && item.OrderId == order.Id).OrderBy(item => item.Position).ToListAsync(ct);
        var refunds = await work.Refunds.Where(refund => refund.CustomerId == order.CustomerId && refund.PaymentId == payment.Id).ToListAsync(ct);
        var book = new RefundBook(order, items, refunds);
        var unsent = await OrderStock.UnsentAsync(work, items, rest, ct);
        var pieces = book.Lines.Select(line => new PiecesOf(line.Item, Math.Min(line.Quantity, unsent[line.Item]))).ToList();
        var left = payment.Refundable.Minor - refunds.Where(refund => refund.State == RefundState.Asked).Sum(refund => refund.AmountMinor);
        // What was never taken is let go; nobody has to give it back.
        if (book.Of(pieces, 0) is not { } split || Math.Min(split.TotalMinor - (payment.AmountMinor - payment.CapturedMinor), left) is not (> 0 and var owed)) return null;
        var refund = new Refund(payment, owed == split.TotalMinor ? split : book.Spread(owed), "Not sent", command.Staff, clock.GetUtcNow());
        work.Refunds.Add(refund);
        return refund;
    }
}
