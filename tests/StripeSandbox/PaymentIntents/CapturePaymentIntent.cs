using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Charges;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary>
/// <c>POST /v1/payment_intents/:id/capture</c>. Capturing less than authorised releases the rest for good, unless <c>final_capture=false</c> keeps
/// it; that is allowed where the charge says that multicapture is available.
/// </summary>
internal static class CapturePaymentIntent
{
    /// <summary>As often can Stripe capture one authorisation.</summary>
    private const int MostCaptures = 50;

    public static Answer Execute(ApiCall call)
    {
        var intent = FindPaymentIntent.InPath(call);
        if (!intent.Allows(PaymentStep.Capture)) throw FindPaymentIntent.Unexpected(intent, "captured");

        var charge = call.Books.Charges.Find(intent.LatestCharge!)!;
        var final = call.Form.Flag("final_capture") ?? true;
        if (!final) CheckParts(call, charge);
        var amount = call.Form.Number("amount_to_capture") ?? intent.AmountCapturable;
        var least = final && charge.AmountCaptured > 0 ? 0 : 1;
        if (amount < least || amount > intent.AmountCapturable)
            throw Refusal.Invalid(
                "amount_to_capture",
                $"The amount to capture must be between {least} and the capturable amount of {intent.AmountCapturable}.",
                amount < least ? "parameter_invalid_integer" : "amount_too_large");

        return Answer.Ok(Capture(call, intent with { Metadata = call.Form.Merge("metadata", intent.Metadata) }, amount, final));
    }

    public static PaymentIntent Capture(ApiCall call, PaymentIntent intent, long amount, bool final)
    {
        var left = intent.AmountCapturable - amount;
        var over = final || left == 0;
        var charge = CaptureCharge.Execute(call, call.Books.Charges.Find(intent.LatestCharge!)!, amount, over);
        if (amount > 0) call.Emit("charge.captured", charge);
        var captured = call.Books.PaymentIntents.Put(intent with
        {
            Status = over ? PaymentStatus.Succeeded : PaymentStatus.RequiresCapture,
            AmountCapturable = over ? 0 : left,
            AmountReceived = charge.AmountCaptured,
        });
        call.Emit(over ? "payment_intent.succeeded" : "payment_intent.amount_capturable_updated", captured);
        return captured;
    }

    private static void CheckParts(ApiCall call, Charge charge)
    {
        if (!charge.PaymentMethodDetails.Card!.Multicapture.IsAvailable)
            throw Refusal.Invalid("final_capture", "This PaymentIntent cannot be captured multiple times: multicapture is not available for it.");
        if (call.Books.BalanceTransactions.NewestFirst().Count(movement => movement.Source == charge.Id && movement.Type == "charge") >= MostCaptures - 1)
            throw Refusal.Invalid("final_capture", $"A PaymentIntent can be captured at most {MostCaptures} times: this capture has to be the last.");
    }
}
