using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary>
/// <c>POST /v1/payment_intents/:id/confirm</c>: asks for authentication where the card wants it, else charges.
/// </summary>
internal static class ConfirmPaymentIntent
{
    public static Answer Execute(ApiCall call)
    {
        var intent = FindPaymentIntent.InPath(call);
        return Confirm(call, intent, FindPaymentMethod.InRequest(call));
    }

    public static Answer Confirm(ApiCall call, PaymentIntent intent, PaymentMethod? given)
    {
        if (!intent.Allows(PaymentStep.Confirm)) throw FindPaymentIntent.Unexpected(intent, "confirmed");
        var method = given ?? Known(call, intent);
        if (!intent.PaymentMethodTypes.Contains(method.Type) || (method.Card is null && intent.CaptureMethod == CaptureMethod.Manual))
            throw Refusal.Invalid("payment_method", $"The PaymentMethod provided ({method.Type}) is not allowed for this PaymentIntent.");
        var attempt = intent with
        {
            PaymentMethod = method.Id,
            LastPaymentError = null,
            NextAction = null,
            ReceiptEmail = call.Form.Text("receipt_email") ?? intent.ReceiptEmail,
            SetupFutureUsage = call.Form.Text("setup_future_usage") ?? intent.SetupFutureUsage,
            Shipping = ShippingDetails.From(call.Form.Child("shipping")) ?? intent.Shipping,
        };
        if (!NeedsChallenge(call, method)) return PayPaymentIntent.Execute(call, attempt, method, authenticated: false);
        return call.Form.Flag("off_session") == true
            ? FailPaymentIntent.Execute(call, attempt, method, NobodyThere)
            : Answer.Ok(AskForAuthentication(call, attempt));
    }

    private static readonly Decline NobodyThere = new(
        "authentication_required", "authentication_required", "Your card was declined. This transaction requires authentication.");

    private static PaymentMethod Known(ApiCall call, PaymentIntent intent) => intent.PaymentMethod is { } id
        ? FindPaymentMethod.ById(call, id)
        : throw Refusal.Invalid(
            "payment_method",
            "You cannot confirm this PaymentIntent because it's missing a payment method.",
            "payment_intent_unexpected_state");

    private static bool NeedsChallenge(ApiCall call, PaymentMethod method) => TestCards.Of(method).Challenge switch
    {
        Challenge.Never => false,
        Challenge.Always => true,
        Challenge.UnlessSetUp => !FindPaymentMethod.IsSetUp(call, method),
    };

    private static PaymentIntent AskForAuthentication(ApiCall call, PaymentIntent attempt)
    {
        var waiting = call.Books.PaymentIntents.Put(attempt with
        {
            Status = PaymentStatus.RequiresAction,
            NextAction = NextAction.For(call, attempt.Id, attempt.ClientSecret),
        });
        call.Emit("payment_intent.requires_action", waiting);
        return waiting;
    }
}
