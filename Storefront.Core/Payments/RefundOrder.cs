using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>
/// Sends an order's money back: all that is left, an amount, or pieces of its lines and of delivery. The decision is written first; Stripe
/// is asked after it, with the decision's own key.
/// </summary>
public sealed class RefundOrder(IStorefrontDb db, IShelfLedger shelves, FinishMoney finish, TimeProvider clock)
{
    /// <param name="Amount">Null: all that is left, or what the goods come to.</param>
    /// <param name="Goods">What is paid back; null: an amount, which every line shares.</param>
    public sealed record Command(CustomerId Customer, OrderId Order, Money? Amount, string Reason, string Staff, Goods? Goods = null, RequestKey? Request = null);

    /// <param name="ShippingMinor">The part of delivery, in minor units.</param>
    /// <param name="Restock">The pieces came back and go onto the shelf.</param>
    public sealed record Goods(IReadOnlyList<PiecesOf> Pieces, long ShippingMinor, bool Restock);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Refunded(Money Amount) : Result;

        /// <summary>Written down; Stripe is asked again until it answers.</summary>
        public sealed record Queued(Money Amount) : Result;

        public sealed record Refused(string Message) : Result;

        /// <param name="AtMost">What may still be refunded.</param>
        public sealed record TooMuch(Money AtMost) : Result;

        public sealed record NothingToRefund : Result;

        /// <summary>More pieces should go back on the shelf than were sent.</summary>
        public sealed record NotSent : Result;
    }

    private abstract record Decision
    {
        public sealed record Owed(RefundId Refund) : Decision;

        public sealed record Not(Result Why) : Decision;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var decision = await db.RunAsync(command.Request?.For(command), (work, token) => DecideAsync(work, command, token), ct);
        if (decision is not Decision.Owed { Refund: var id }) return ((Decision.Not)decision).Why;
        var refund = await db.ReadAsync((tables, token) => tables.Refunds.SingleAsync(row => row.CustomerId == command.Customer && row.Id == id, token), ct);
        var state = refund.State == RefundState.Asked ? await finish.RefundAsync(refund, ct) : refund.State;
        return state switch
        {
            RefundState.Done => new Result.Refunded(refund.Amount),
            RefundState.Refused => new Result.Refused("Stripe refused the refund."),
            RefundState.Asked => new Result.Queued(refund.Amount),
        };
    }

    private async Task<Decision> DecideAsync(IWork work, Command command, CancellationToken ct)
    {
        if (await work.LockPaymentAsync(command.Customer, command.Order, ct) is not { IntentId: not null } payment) return new Decision.Not(new Result.NothingToRefund());
        var order = await work.OrderAsync(command.Customer, command.Order, ct);
        var refunds = await work.Refunds.Where(refund => refund.CustomerId == command.Customer && refund.PaymentId == payment.Id).ToListAsync(ct);
        var left = payment.Refundable - new Money(refunds.Where(refund => refund.State == RefundState.Asked).Sum(refund => refund.AmountMinor), payment.Currency);
        if (left.Minor <= 0) return new Decision.Not(new Result.NothingToRefund());
        if (await SplitAsync(work, order, refunds, left, command, ct) is not { } split || split.TotalMinor > left.Minor) return new Decision.Not(new Result.TooMuch(left));
        if (split.TotalMinor == 0) return new Decision.Not(new Result.NothingToRefund());

        var refund = new Refund(payment, split, command.Reason, command.Staff, clock.GetUtcNow());
        if (command.Goods is { Restock: true } goods && !await RestockAsync(work, order, refund, refunds, goods, ct)) return new Decision.Not(new Result.NotSent());
        work.Refunds.Add(refund);
        work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.RefundAsked, command.Staff, command.Reason, refund.CreatedAt) { Amount = refund.Amount });
        await work.CommitAsync(ct);
        return new Decision.Owed(refund.Id);
    }

    /// <summary>Null: more than is left.</summary>
    private static async Task<RefundSplit?> SplitAsync(IWork work, Order order, IReadOnlyList<Refund> refunds, Money left, Command command, CancellationToken ct)
    {
        var amount = command.Amount ?? left;
        if (command.Goods is null && (amount.Minor <= 0 || amount > left)) return null;
        var items = await work.OrderItems.Where(item => item.CustomerId == order.CustomerId && item.OrderId == order.Id).OrderBy(item => item.Position).ToListAsync(ct);
        var book = new RefundBook(order, items, refunds);
        return command.Goods is { } goods ? book.Of(goods.Pieces, goods.ShippingMinor) : book.Spread(amount.Minor);
    }

    private async Task<bool> RestockAsync(IWork work, Order order, Refund refund, IReadOnlyList<Refund> earlier, Goods goods, CancellationToken ct)
    {
        if (await Restock.PlanAsync(work, order, goods.Pieces, earlier.SelectMany(row => row.Restocked), ct) is not { } plan) return false;
        foreach (var line in plan)
            await shelves.ReturnAsync(work, new(MovementId.New(), line.Variant, line.Warehouse, order.Id.ToString(), order.Number), line.Quantity, ct);
        refund.Return(plan);
        return true;
    }
}
