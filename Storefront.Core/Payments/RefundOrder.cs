using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Sends an order's money back, all that is left or a part. The decision is written first; Stripe is asked after it, with the decision's own key.</summary>
public sealed class RefundOrder(IStorefrontDb db, FinishMoney finish, TimeProvider clock)
{
    /// <param name="Amount">Null: all that is left.</param>
    public sealed record Command(CustomerId Customer, OrderId Order, Money? Amount, string Reason, string Staff);

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
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var decision = await db.RunAsync((work, token) => DecideAsync(work, command, token), ct);
        if (decision.Refund is not { } refund) return decision.Otherwise!;
        return await finish.RefundAsync(refund, ct) switch
        {
            RefundState.Done => new Result.Refunded(refund.Amount),
            RefundState.Refused => new Result.Refused("Stripe refused the refund."),
            RefundState.Asked => new Result.Queued(refund.Amount),
        };
    }

    private async Task<(Refund? Refund, Result? Otherwise)> DecideAsync(IWork work, Command command, CancellationToken ct)
    {
        if (await work.LockPaymentAsync(command.Customer, command.Order, ct) is not { IntentId: not null } payment) return (null, new Result.NothingToRefund());
        var asked = await work.Refunds
            .Where(refund => refund.CustomerId == command.Customer && refund.PaymentId == payment.Id && refund.State == RefundState.Asked)
            .SumAsync(refund => refund.AmountMinor, ct);
        var left = payment.Refundable - new Money(asked, payment.Currency);
        if (left.Minor <= 0) return (null, new Result.NothingToRefund());
        var amount = command.Amount ?? left;
        if (amount.Minor <= 0 || amount > left) return (null, new Result.TooMuch(left));

        var refund = new Refund(payment, amount, command.Reason, command.Staff, clock.GetUtcNow());
        work.Refunds.Add(refund);
        await work.CommitAsync(ct);
        return (refund, null);
    }
}
