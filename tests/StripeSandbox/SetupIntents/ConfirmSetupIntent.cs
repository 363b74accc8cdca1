using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.PaymentIntents;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.SetupIntents;

/// <summary><c>POST /v1/setup_intents/:id/confirm</c>, and the bank's page after it.</summary>
internal static class ConfirmSetupIntent
{
    public static Answer Execute(ApiCall call) =>
        Confirm(call, SetupIntentEndpoints.Find(call), FindPaymentMethod.InRequest(call));

    public static Answer Confirm(ApiCall call, SetupIntent intent, PaymentMethod? given)
    {
        if (!intent.IsOpen) throw SetupIntentEndpoints.Unexpected(intent, "confirmed");
        var method = given ?? (intent.PaymentMethod is { } id
            ? FindPaymentMethod.ById(call, id)
            : throw Refusal.Invalid("payment_method", "You cannot confirm this SetupIntent because it's missing a payment method."));
        var card = TestCards.Of(method);
        var attempt = intent with { PaymentMethod = method.Id, LastSetupError = null };
        if (card.Challenge != Challenge.Never) return Answer.Ok(AskForAuthentication(call, attempt));
        return card.Decline is { } decline ? Fail(call, attempt, method, decline) : Answer.Ok(Succeed(call, attempt, method));
    }

    public static Answer Authenticate(ApiCall call)
    {
        var intent = SetupIntentEndpoints.Find(call);
        if (intent.Status != SetupStatus.RequiresAction) throw SetupIntentEndpoints.Unexpected(intent, "authenticated");

        var method = FindPaymentMethod.ById(call, intent.PaymentMethod!);
        if (call.Form.Required("outcome") == "complete") return Answer.Ok(Succeed(call, intent, method));
        return Answer.Ok(Keep(call, intent, new StripeError
        {
            Type = StripeError.InvalidRequest,
            Code = "setup_intent_authentication_failure",
            Message = "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
        }));
    }

    private static SetupIntent AskForAuthentication(ApiCall call, SetupIntent attempt)
    {
        var waiting = call.Books.SetupIntents.Put(attempt with
        {
            Status = SetupStatus.RequiresAction,
            NextAction = NextAction.For(call, attempt.Id, attempt.ClientSecret),
        });
        call.Emit("setup_intent.requires_action", waiting);
        return waiting;
    }

    private static SetupIntent Succeed(ApiCall call, SetupIntent attempt, PaymentMethod method)
    {
        if (attempt.Customer is { } customer) AttachPaymentMethod.To(call, method, customer);
        var done = call.Books.SetupIntents.Put(attempt with { Status = SetupStatus.Succeeded, NextAction = null });
        call.Emit("setup_intent.succeeded", done);
        return done;
    }

    private static Answer Fail(ApiCall call, SetupIntent attempt, PaymentMethod method, Decline decline)
    {
        var error = new StripeError
        {
            Type = StripeError.CardError,
            Code = decline.Code,
            DeclineCode = decline.DeclineCode,
            Message = decline.Message,
            PaymentMethod = Wire.Element(method),
        };
        var failed = Keep(call, attempt, error);
        return Answer.Failed(402, error with { SetupIntent = Wire.Element(failed) });
    }

    private static SetupIntent Keep(ApiCall call, SetupIntent attempt, StripeError error)
    {
        var failed = call.Books.SetupIntents.Put(attempt with
        {
            Status = SetupStatus.RequiresPaymentMethod,
            LastSetupError = error,
            NextAction = null,
            PaymentMethod = null,
        });
        call.Emit("setup_intent.setup_failed", failed);
        return failed;
    }
}
