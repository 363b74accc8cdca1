using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary>What the cardholder pressed on the bank's page: <c>outcome=complete</c> or <c>fail</c>.</summary>
internal static class AuthenticatePaymentIntent
{
    public static Answer Execute(ApiCall call) => Authenticate(call, FindPaymentIntent.InPath(call));

    public static Answer Authenticate(ApiCall call, PaymentIntent intent)
    {
        if (!intent.Allows(PaymentStep.Authenticate)) throw FindPaymentIntent.Unexpected(intent, "authenticated");

        var method = FindPaymentMethod.ById(call, intent.PaymentMethod!);
        return call.Form.Required("outcome") switch
        {
            "complete" => PayPaymentIntent.Execute(call, intent, method, authenticated: true),
            "fail" => Answer.Ok(FailPaymentIntent.BecauseNotAuthenticated(call, intent, method)),
            var outcome => throw Refusal.Invalid("outcome", $"Invalid outcome: {outcome}"),
        };
    }
}
