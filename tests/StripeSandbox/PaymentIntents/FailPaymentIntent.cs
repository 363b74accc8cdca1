using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Charges;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary>The bank said no: a failed charge, and the intent waits for another payment method.</summary>
internal static class FailPaymentIntent
{
    private static readonly StripeError NotAuthenticated = new()
    {
        Type = StripeError.InvalidRequest,
        Code = "payment_intent_authentication_failure",
        Message = "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
    };

    /// <param name="pending">The charge that was on its way and failed days later; it keeps its id.</param>
    public static Answer Execute(ApiCall call, PaymentIntent attempt, PaymentMethod method, Decline decline, Charge? pending = null)
    {
        var refused = Charge.Fail(call, attempt, method, decline);
        var charge = call.Books.Charges.Put(pending is null ? refused : refused with { Id = pending.Id, Created = pending.Created });
        call.Emit("charge.failed", charge);
        var error = new StripeError
        {
            Type = StripeError.CardError,
            AdviceCode = charge.Outcome.AdviceCode,
            Charge = charge.Id,
            Code = decline.Code,
            DeclineCode = decline.DeclineCode,
            DocUrl = $"https://docs.stripe.com/error-codes/{decline.Code.Replace('_', '-')}",
            Message = decline.Message,
            NetworkDeclineCode = charge.Outcome.NetworkDeclineCode,
            PaymentMethod = Wire.Element(method),
        };
        var failed = Keep(call, attempt with { LatestCharge = charge.Id }, error);
        return Answer.Failed(402, error with { PaymentIntent = Wire.Element(failed) });
    }

    /// <summary>The cardholder did not pass the bank's check; no charge was tried.</summary>
    public static PaymentIntent BecauseNotAuthenticated(ApiCall call, PaymentIntent intent, PaymentMethod method) =>
        Keep(call, intent, NotAuthenticated with { PaymentMethod = Wire.Element(method) });

    private static PaymentIntent Keep(ApiCall call, PaymentIntent attempt, StripeError error)
    {
        var failed = call.Books.PaymentIntents.Put(attempt with
        {
            Status = PaymentStatus.RequiresPaymentMethod,
            LastPaymentError = error,
            NextAction = null,
            PaymentMethod = null,
            Processing = null,
        });
        call.Emit("payment_intent.payment_failed", failed);
        return failed;
    }
}
