using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Charges;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary>Asks the bank: authorises, charges at once, leaves pending or fails, as the test card says.</summary>
internal static class PayPaymentIntent
{
    private const long SecondsToCapture = 7 * 24 * 3600;

    public static Answer Execute(ApiCall call, PaymentIntent attempt, PaymentMethod method, bool authenticated)
    {
        var card = TestCards.Of(method);
        if (card is { Processes: false, Decline: { } decline }) return FailPaymentIntent.Execute(call, attempt, method, decline);

        if (attempt is { SetupFutureUsage: not null, Customer: { } customer })
            AttachPaymentMethod.To(call, method, customer);
        if (card.Processes) return Answer.Ok(Process(call, attempt, method));

        var charge = Charge.Authorise(call, attempt, method, authenticated);
        return Answer.Ok(attempt.CaptureMethod == CaptureMethod.Manual
            ? Hold(call, attempt, charge)
            : Succeed(call, attempt, CaptureCharge.InFull(call, charge)));
    }

    public static PaymentIntent Succeed(ApiCall call, PaymentIntent attempt, Charge charge)
    {
        call.Emit("charge.succeeded", charge);
        var paid = call.Books.PaymentIntents.Put(attempt with
        {
            Status = PaymentStatus.Succeeded,
            AmountReceived = charge.AmountCaptured,
            LatestCharge = charge.Id,
            NextAction = null,
            Processing = null,
        });
        call.Emit("payment_intent.succeeded", paid);
        if (paid.CaptureMethod == CaptureMethod.AutomaticAsync)
            call.Emit("charge.updated", charge, new { balance_transaction = (string?)null });
        return paid;
    }

    private static PaymentIntent Hold(ApiCall call, PaymentIntent attempt, Charge charge)
    {
        charge = call.Books.Charges.Put(charge with
        {
            PaymentMethodDetails = new(charge.PaymentMethodDetails.Card! with { CaptureBefore = call.Now + SecondsToCapture }),
        });
        call.Emit("charge.succeeded", charge);
        var held = call.Books.PaymentIntents.Put(attempt with
        {
            Status = PaymentStatus.RequiresCapture,
            AmountCapturable = attempt.Amount,
            LatestCharge = charge.Id,
            NextAction = null,
        });
        call.Emit("payment_intent.amount_capturable_updated", held);
        return held;
    }

    private static PaymentIntent Process(ApiCall call, PaymentIntent attempt, PaymentMethod method)
    {
        var charge = call.Books.Charges.Put(Charge.Authorise(call, attempt, method, authenticated: false) with
        {
            Status = ChargeStatus.Pending,
            Paid = false,
        });
        call.Emit("charge.pending", charge);
        var processing = call.Books.PaymentIntents.Put(attempt with
        {
            Status = PaymentStatus.Processing,
            Processing = method.Card is null ? null : new ProcessingDetails("card"),
            LatestCharge = charge.Id,
            NextAction = null,
        });
        call.Emit("payment_intent.processing", processing);
        return processing;
    }
}
