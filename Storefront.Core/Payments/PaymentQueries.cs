using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

internal static class PaymentQueries
{
    /// <summary>
    /// Locks an order's payment for the rest of the transaction and loads it. Everything that moves money or changes an order's
    /// life begins with this, so that return page, webhook, sweeper and staff take turns.
    /// </summary>
    public static Task<Payment?> LockPaymentAsync(this IWork work, CustomerId customer, OrderId order, CancellationToken ct) =>
        work.LockAsync(work.Payments.Where(payment => payment.CustomerId == customer && payment.OrderId == order), ct);

    public static Task<Order> OrderAsync(this IWork work, CustomerId customer, OrderId order, CancellationToken ct) =>
        work.Orders.SingleAsync(o => o.CustomerId == customer && o.Id == order, ct);

    public static Task<Payment?> PaymentOfAsync(this ITables tables, CustomerId customer, OrderId order, CancellationToken ct) =>
        tables.Payments.SingleOrDefaultAsync(payment => payment.CustomerId == customer && payment.OrderId == order, ct);
}
