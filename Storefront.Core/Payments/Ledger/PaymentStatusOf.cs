using Storefront.Core.Orders;

namespace Storefront.Core.Payments;

/// <summary>What an order shows of its payment.</summary>
public static class PaymentStatusOf
{
    public static PaymentStatus Order(PaymentState state) => state switch
    {
        PaymentState.Started => PaymentStatus.None,
        PaymentState.Declined => PaymentStatus.Failed,
        PaymentState.Processing => PaymentStatus.Processing,
        PaymentState.Authorized => PaymentStatus.Authorized,
        PaymentState.PartiallyCaptured => PaymentStatus.PartiallyPaid,
        PaymentState.Captured => PaymentStatus.Paid,
        PaymentState.PartiallyRefunded => PaymentStatus.PartiallyRefunded,
        PaymentState.Refunded => PaymentStatus.Refunded,
        PaymentState.Cancelled => PaymentStatus.Voided,
    };
}
