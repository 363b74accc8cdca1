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
}
