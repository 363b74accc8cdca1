using Storefront.Core.Orders;
using Storefront.Core.Payments.Office;
using Storefront.Core.Shared;

namespace Storefront.Web.Orders.Admin;

/// <summary>What can be done with an order as it was when the page was loaded; the use cases decide once more.</summary>
internal sealed record OrderOptions(Order Order, ShowPaymentFile.View? Payment)
{
    public bool CanCapture => Payment?.Payment.PromisedMinor > 0 && Order.Status is OrderStatus.Placed;

    public bool CanShip => Order.Status == OrderStatus.Placed && Payment is not null;

    public bool IsReady => Order.ReadyAt is not null;

    public bool CanRefund => Refundable.Minor > 0;

    public bool CanCancel => Order.Status is OrderStatus.PendingPayment or OrderStatus.Placed;

    public Money Refundable => Payment?.Refundable ?? Money.Zero(Order.Currency);
}
