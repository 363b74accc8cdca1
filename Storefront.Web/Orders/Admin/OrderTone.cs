using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Web.Orders.Admin;

/// <summary>What the statuses of an order ask of the merchant.</summary>
internal static class OrderTone
{
    public static Tone Of(OrderStatus status) => status switch
    {
        OrderStatus.PendingPayment => Tone.Quiet,
        OrderStatus.Placed => Tone.Due,
        OrderStatus.Shipped => Tone.Good,
        OrderStatus.Cancelled or OrderStatus.Expired => Tone.Quiet,
    };

    /// <summary>The word for how far an order is: what is collected is not sent.</summary>
    public static string WordOf(OrderStatus status, OrderWay way) => (status, way) switch
    {
        (OrderStatus.Placed, not OrderWay.Sent) => $"OrderWay{way}",
        (OrderStatus.Shipped, not OrderWay.Sent) => "OrderStatusCollected",
        _ => $"OrderStatus{status}",
    };

    public static Tone Of(OrderStatus status, OrderWay way) => (status, way) switch
    {
        (OrderStatus.Placed, OrderWay.Ready) => Tone.Quiet,
        (OrderStatus.Placed, OrderWay.NotCollected) => Tone.Bad,
        _ => Of(status),
    };

    public static Tone Of(PaymentStatus status) => status switch
    {
        PaymentStatus.None or PaymentStatus.Processing or PaymentStatus.Voided => Tone.Quiet,
        PaymentStatus.Authorized or PaymentStatus.PartiallyPaid => Tone.Due,
        PaymentStatus.Paid => Tone.Good,
        PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded => Tone.Quiet,
        PaymentStatus.Failed => Tone.Bad,
    };

    public static Tone Of(RefundState state) => state switch
    {
        RefundState.Asked => Tone.Due,
        RefundState.Done => Tone.Good,
        RefundState.Refused => Tone.Bad,
    };
}
