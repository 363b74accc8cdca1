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

        return Answer.Ok(End(call, intent, call.Form.Required("outcome") == "failed" ? Decline.Because("generic_decline") : null));
    }

    /// <param name="decline">Why the bank does not pay; null: it does.</param>
    public static PaymentIntent End(ApiCall call, PaymentIntent intent, Decline? decline)
    {
        var pending = call.Books.Charges.Find(intent.LatestCharge!)!;
        if (decline is null) return PayPaymentIntent.Succeed(call, intent, CaptureCharge.InFull(call, pending with { Status = ChargeStatus.Succeeded, Paid = true }));
        FailPaymentIntent.Execute(call, intent, FindPaymentMethod.ById(call, intent.PaymentMethod!), decline, pending);
        return FindPaymentIntent.ById(call, intent.Id);
    }
}
