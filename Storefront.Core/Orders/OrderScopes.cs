using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>Questions about orders that have a name.</summary>
public static class OrderScopes
{
    extension(IQueryable<Order> orders)
    {
        public IQueryable<Order> OwnedBy(CustomerId customer) => orders.Where(order => order.CustomerId == customer);

        /// <summary>Orders whose money did not come in time.</summary>
        public IQueryable<Order> UnpaidSince(DateTimeOffset moment) =>
            orders.Where(order => order.Status == OrderStatus.PendingPayment && order.PayBy <= moment);
    }
}
