using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Charges;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary>
/// <c>POST /v1/payment_intents/:id/capture</c>. Capturing less than authorised releases the rest for good.
/// </summary>
internal static class CapturePaymentIntent
{
    public static Answer Execute(ApiCall call)
    {
        var intent = FindPaymentIntent.InPath(call);
        if (!intent.Allows(PaymentStep.Capture)) throw FindPaymentIntent.Unexpected(intent, "captured");

        var amount = call.Form.Number("amount_to_capture") ?? intent.AmountCapturable;
        if (amount < 1 || amount > intent.AmountCapturable)
            throw Refusal.Invalid(
                "amount_to_capture",
                $"The amount to capture must be between 1 and the capturable amount of {intent.AmountCapturable}.",
                amount < 1 ? "parameter_invalid_integer" : "amount_too_large");

        var charge = CaptureCharge.Execute(call, call.Books.Charges.Find(intent.LatestCharge!)!, amount);
        call.Emit("charge.captured", charge);
        var paid = call.Books.PaymentIntents.Put(intent with
        {
            Status = PaymentStatus.Succeeded,
            AmountCapturable = 0,
            AmountReceived = amount,
            Metadata = call.Form.Merge("metadata", intent.Metadata),
        });
        call.Emit("payment_intent.succeeded", paid);
        return Answer.Ok(paid);
    }
}
