using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>
/// Mails the link of an unpaid order, which takes the card. When staff send it the order waits longer for its money, and its stock stays
/// pinned as long; a shopper who asks for it gets the mail and no more time.
/// </summary>
public sealed class SendPaymentLink(IStorefrontDb db, ShopOptions shop, TimeProvider clock)
{
    /// <summary>A shopper gets one mail in this time, however often he asks.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(5);

    /// <param name="Staff">Mail address of the member of staff; null: the shopper.</param>
    public sealed record Command(CustomerId Customer, OrderId Order, string? Staff, RequestKey? Request = null);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <param name="PayBy">Until then the order waits.</param>
        public sealed record Sent(DateTimeOffset PayBy) : Result;

        /// <summary>A mail is on its way already.</summary>
        public sealed record SentBefore : Result;

        /// <summary>Paid already, or ended.</summary>
        public sealed record NotPayable : Result;
    }

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct) => db.RunAsync<Result>(command.Request?.For(command), async (work, token) =>
    {
        var now = clock.GetUtcNow();
        if (await work.LockPaymentAsync(command.Customer, command.Order, token) is null) return new Result.NotPayable();
        var order = await work.OrderAsync(command.Customer, command.Order, token);
        if (order.Status != OrderStatus.PendingPayment) return new Result.NotPayable();
        var recently = now - s_pause;
        if (command.Staff is null && await work.OrderEvents.AnyAsync(
            e => e.CustomerId == order.CustomerId && e.OrderId == order.Id && e.Kind == OrderEventKind.PaymentLinkSent && e.At > recently, token))
            return new Result.SentBefore();

        var until = now.AddHours(shop.PaymentLinkHours);
        if (command.Staff is not null && until > order.PayBy) order.Extend(until);
        work.Publish(new PaymentLinkAsked(order.CustomerId, order.Id, Guid.CreateVersion7()));
        work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.PaymentLinkSent, command.Staff ?? "shopper", order.Email, now));
        await work.CommitAsync(token);
        return new Result.Sent(order.PayBy);
    }, ct);
}
