using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Charges;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary><c>POST /v1/payment_intents/:id/cancel</c>: gives held money back.</summary>
internal static class CancelPaymentIntent
{
    private static readonly string[] Reasons = ["abandoned", "duplicate", "fraudulent", "requested_by_customer"];

    public static Answer Execute(ApiCall call)
    {
        var intent = FindPaymentIntent.InPath(call);
        var reason = call.Form.Text("cancellation_reason");
        if (reason is not null && !Reasons.Contains(reason))
            throw Refusal.Invalid("cancellation_reason", $"Invalid cancellation_reason: must be one of {string.Join(", ", Reasons)}");
        if (!intent.Allows(PaymentStep.Cancel)) throw FindPaymentIntent.Unexpected(intent, "canceled");

        return Answer.Ok(Cancel(call, intent, reason));
    }

    /// <param name="reason">One of Stripe's reasons; <c>automatic</c> where nobody asked for it.</param>
    public static PaymentIntent Cancel(ApiCall call, PaymentIntent intent, string? reason)
    {
        if (intent.Status == PaymentStatus.RequiresCapture)
        {
            var released = ReleaseCharge.Execute(call, call.Books.Charges.Find(intent.LatestCharge!)!);
            call.Emit("charge.refunded", released);
        }

        var canceled = call.Books.PaymentIntents.Put(intent with
        {
            Status = PaymentStatus.Canceled,
            AmountCapturable = 0,
            CanceledAt = call.Now,
            CancellationReason = reason,
            NextAction = null,
        });
        call.Emit("payment_intent.canceled", canceled);
        return canceled;
    }
}
