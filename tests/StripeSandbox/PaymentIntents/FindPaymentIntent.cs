using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary>The intent of the path. A browser must know its client secret.</summary>
internal static class FindPaymentIntent
{
    public static PaymentIntent InPath(ApiCall call)
    {
        var intent = ById(call, call.Id);
        if (call.Caller == Caller.Browser && call.Form.Required("client_secret") != intent.ClientSecret)
            throw Refusal.Invalid("client_secret", "The client_secret provided does not match the PaymentIntent.", "resource_missing");
        return intent;
    }

    public static PaymentIntent ById(ApiCall call, string id, string param = "intent") =>
        call.Books.PaymentIntents.Find(id) ?? throw Refusal.NotFound("payment_intent", id, param);

    public static Refusal Unexpected(PaymentIntent intent, string step) => Refusal.Unexpected(new StripeError
    {
        Type = StripeError.InvalidRequest,
        Code = "payment_intent_unexpected_state",
        Message = $"This PaymentIntent's status does not allow it to be {step}: it has a status of "
            + $"{System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(intent.Status.ToString())}.",
        PaymentIntent = Wire.Element(intent),
    });
}
