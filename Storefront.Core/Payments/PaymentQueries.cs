using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

internal static class PaymentQueries
{
    private static readonly Func<DbContext, CustomerId, OrderId, CancellationToken, Task<Payment?>> s_lock = EF.CompileAsyncQuery(
        (DbContext db, CustomerId customer, OrderId order, CancellationToken ct) =>
            db.Set<Payment>().AsTracking().TagWith(RowLock.Tag).SingleOrDefault(payment => payment.CustomerId == customer && payment.OrderId == order));

    private static readonly Func<DbContext, CustomerId, OrderId, CancellationToken, Task<Payment?>> s_show = EF.CompileAsyncQuery(
        (DbContext db, CustomerId customer, OrderId order, CancellationToken ct) =>
            db.Set<Payment>().AsNoTracking().SingleOrDefault(payment => payment.CustomerId == customer && payment.OrderId == order));

    private static readonly Func<DbContext, CustomerId, OrderId, CancellationToken, Task<Order>> s_order = EF.CompileAsyncQuery(
        (DbContext db, CustomerId customer, OrderId id, CancellationToken ct) => db.Set<Order>().AsTracking().Single(order => order.CustomerId == customer && order.Id == id));

    private static readonly Func<DbContext, CustomerId, OrderId, CancellationToken, Task<PaidOrder?>> s_both = EF.CompileAsyncQuery(
        (DbContext db, CustomerId customer, OrderId id, CancellationToken ct) => (
            from payment in db.Set<Payment>().AsNoTracking()
            where payment.CustomerId == customer && payment.OrderId == id
            join order in db.Set<Order>() on new { payment.CustomerId, payment.OrderId } equals new { order.CustomerId, OrderId = order.Id }
            select new PaidOrder(payment, order)).SingleOrDefault());

    /// <summary>
    /// Locks an order's payment for the rest of the transaction and loads it. Everything that moves money or changes an order's
    /// life begins with this, so that return page, webhook, sweeper and staff take turns.
    /// </summary>
    public static Task<Payment?> LockPaymentAsync(this IWork work, CustomerId customer, OrderId order, CancellationToken ct) =>
        work.Ask(db => s_lock(db, customer, order, ct));

    public static Task<Order> OrderAsync(this IWork work, CustomerId customer, OrderId order, CancellationToken ct) =>
        work.Ask(db => s_order(db, customer, order, ct));

    /// <summary>To be looked at only.</summary>
    public static Task<Payment?> PaymentOfAsync(this ITables tables, CustomerId customer, OrderId order, CancellationToken ct) =>
        tables.Ask(db => s_show(db, customer, order, ct));

    /// <summary>An order and its payment, to be looked at only.</summary>
    public static Task<PaidOrder?> PaidOrderAsync(this ITables tables, CustomerId customer, OrderId order, CancellationToken ct) =>
        tables.Ask(db => s_both(db, customer, order, ct));
}

internal sealed record PaidOrder(Payment Payment, Order Order);
