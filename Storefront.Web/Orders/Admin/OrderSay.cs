using System.Globalization;
using Microsoft.Extensions.Localization;
using Storefront.Core.Payments;
using Storefront.Core.Shipping;
using Storefront.Web.Shared;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Web.Orders.Admin;

/// <summary>What the office says after each act on an order: one sentence for each way it can end.</summary>
public sealed record OrderSay(Tone Tone, string Text)
{
    public static OrderSay Of(CapturePayment.Result result, IStringLocalizer say) => result switch
    {
        CapturePayment.Result.Captured captured => new(Tone.Good, say["CaptureDone", captured.Amount.ToText()]),
        CapturePayment.Result.NothingToCapture => new(Tone.Due, say["CaptureNothing"]),
        CapturePayment.Result.Refused refused => new(Tone.Bad, say["CaptureRefused", refused.Message]),
        CapturePayment.Result.TryLater => new(Tone.Due, say["CaptureLater"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    public static OrderSay Of(ShipOrder.Result result, IStringLocalizer say) => result switch
    {
        ShipOrder.Result.Shipped { Complete: true } => new(Tone.Good, say["ShipDone"]),
        ShipOrder.Result.Shipped => new(Tone.Good, say["ShipPartDone"]),
        ShipOrder.Result.NotPaid => new(Tone.Due, say["ShipNotPaid"]),
        ShipOrder.Result.NotToBeSent => new(Tone.Due, say["ShipNotToBeSent"]),
        ShipOrder.Result.NotAllocated => new(Tone.Due, say["ShipNotAllocated"]),
        ShipOrder.Result.NotOnShelf => new(Tone.Bad, say["ShipNotOnShelf"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    /// <summary>The same act where nothing is sent.</summary>
    public static OrderSay OfHandOver(ShipOrder.Result result, IStringLocalizer say) => result switch
    {
        ShipOrder.Result.Shipped => new(Tone.Good, say["HandOverDone"]),
        ShipOrder.Result.NotToBeSent or ShipOrder.Result.NotAllocated => new(Tone.Due, say["HandOverNot"]),
        ShipOrder.Result.NotPaid => new(Tone.Due, say["HandOverNotPaid"]),
        ShipOrder.Result.NotOnShelf => new(Tone.Bad, say["ShipNotOnShelf"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    public static OrderSay Of(MakeReady.Result result, IStringLocalizer say) => result switch
    {
        MakeReady.Result.Ready => new(Tone.Good, say["ReadyDone"]),
        MakeReady.Result.NotToBeCollected => new(Tone.Due, say["HandOverNot"]),
        MakeReady.Result.NotOnShelf => new(Tone.Bad, say["ShipNotOnShelf"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    public static OrderSay Of(RefundOrder.Result result, IStringLocalizer say) => result switch
    {
        RefundOrder.Result.Refunded refunded => new(Tone.Good, say["RefundDone", refunded.Amount.ToText()]),
        RefundOrder.Result.Queued queued => new(Tone.Due, say["RefundQueued", queued.Amount.ToText()]),
        RefundOrder.Result.Refused refused => new(Tone.Bad, say["RefundRefused", refused.Message]),
        RefundOrder.Result.TooMuch tooMuch => new(Tone.Bad, say["RefundTooMuch", tooMuch.AtMost.ToText()]),
        RefundOrder.Result.NotSent => new(Tone.Bad, say["RefundNotSent"]),
        RefundOrder.Result.NothingToRefund => new(Tone.Due, say["RefundNothing"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    public static OrderSay Of(SendPaymentLink.Result result, IStringLocalizer say, TimeZoneInfo zone) => result switch
    {
        SendPaymentLink.Result.Sent sent => new(Tone.Good, say["LinkDone", TimeZoneInfo.ConvertTime(sent.PayBy, zone).ToString("g", CultureInfo.CurrentCulture)]),
        SendPaymentLink.Result.SentBefore => new(Tone.Due, say["LinkSentBefore"]),
        SendPaymentLink.Result.NotPayable => new(Tone.Due, say["LinkNotPayable"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    public static OrderSay Of(CancelRest.Result result, IStringLocalizer say) => result switch
    {
        CancelRest.Result.Ended { Refund.IsZero: true } => new(Tone.Good, say["RestDone"]),
        CancelRest.Result.Ended ended => new(Tone.Good, say["RestRefunded", ended.Refund.ToText()]),
        CancelRest.Result.NoRest => new(Tone.Due, say["RestNone"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    public static OrderSay Of(CancelOrder.Result result, IStringLocalizer say) => result switch
    {
        CancelOrder.Result.Cancelled => new(Tone.Good, say["CancelDone"]),
        CancelOrder.Result.AlreadySent => new(Tone.Bad, say["CancelAlreadySent"]),
        CancelOrder.Result.PaidMeanwhile => new(Tone.Due, say["CancelPaidMeanwhile"]),
        CancelOrder.Result.NoSuchOrder => new(Tone.Bad, say["NoSuchOrder"]),
        CancelOrder.Result.TryLater => new(Tone.Due, say["CancelLater"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };
}
