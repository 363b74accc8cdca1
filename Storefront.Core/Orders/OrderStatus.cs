namespace Storefront.Core.Orders;

public enum OrderStatus
{
    /// <summary>Written down; its stock is pinned and its money awaited.</summary>
    PendingPayment,

    /// <summary>Authorised or paid: to be sent.</summary>
    Placed,

    /// <summary>Sent completely.</summary>
    Shipped,

    /// <summary>Given up by the shop or the shopper; no stock and no money are bound to it.</summary>
    Cancelled,

    /// <summary>The payment's deadline passed and Stripe confirmed that no money can come.</summary>
    Expired,
}

/// <summary>The whole life of an order in one place. No default branch: a new status breaks the build until its successors are named.</summary>
public static class OrderTransitions
{
    public static bool MayBecome(this OrderStatus from, OrderStatus to) => from switch
    {
        OrderStatus.PendingPayment => to is OrderStatus.Placed or OrderStatus.Cancelled or OrderStatus.Expired,
        OrderStatus.Placed => to is OrderStatus.Shipped or OrderStatus.Cancelled,
        OrderStatus.Shipped => false,
        OrderStatus.Cancelled => false,
        OrderStatus.Expired => to is OrderStatus.Placed, // late money, when stock could be had again
    };
}
