using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>Questions about orders that have a name.</summary>
public static class OrderScopes
{
    extension(IQueryable<Order> orders)
    {
        public IQueryable<Order> OwnedBy(CustomerId customer) => orders.Where(order => order.CustomerId == customer);

        /// <summary>Orders that reach their buyers in a certain way, and are so far on it.</summary>
        public IQueryable<Order> On(OrderWay way, DateTimeOffset now) => way switch
        {
            OrderWay.Sent => orders.Where(order => order.PickUp == null),
            OrderWay.ToPrepare => orders.Where(order => order.PickUp != null && order.Status == OrderStatus.Placed && order.ReadyAt == null),
            OrderWay.Ready => orders.Where(order => order.PickUp != null && order.Status == OrderStatus.Placed && order.CollectBy > now),
            OrderWay.NotCollected => orders.Where(order => order.PickUp != null && order.Status == OrderStatus.Placed && order.CollectBy <= now),
        };

        /// <summary>Orders whose money did not come in time.</summary>
        public IQueryable<Order> UnpaidSince(DateTimeOffset moment) =>
            orders.Where(order => order.Status == OrderStatus.PendingPayment && order.PayBy <= moment);
    }
}

/// <summary>How an order reaches its buyer, for lists and tasks of the office.</summary>
public enum OrderWay
{
    Sent,

    /// <summary>To be made ready for collecting.</summary>
    ToPrepare,

    /// <summary>Lies ready.</summary>
    Ready,

    /// <summary>Lies ready, and nobody came in time.</summary>
    NotCollected,
}
