using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Charges;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary>
/// Ends a payment in <c>processing</c>, as a bank would days later: <c>outcome=succeeded</c> or <c>failed</c>.
/// </summary>
internal static class SettlePaymentIntent
{
    public static Answer Execute(ApiCall call)
    {
        var intent = FindPaymentIntent.ById(call, call.Form.Required("payment_intent"));
        if (!intent.Allows(PaymentStep.Settle)) throw FindPaymentIntent.Unexpected(intent, "settled");

        var pending = call.Books.Charges.Find(intent.LatestCharge!)!;
        if (call.Form.Required("outcome") == "failed")
        {
            var method = FindPaymentMethod.ById(call, intent.PaymentMethod!);
            FailPaymentIntent.Execute(call, intent, method, Decline.Because("generic_decline"), pending);
            return Answer.Ok(FindPaymentIntent.ById(call, intent.Id));
        }

        var charge = pending with { Status = ChargeStatus.Succeeded, Paid = true };
        return Answer.Ok(PayPaymentIntent.Succeed(call, intent, CaptureCharge.InFull(call, charge)));
    }
}
