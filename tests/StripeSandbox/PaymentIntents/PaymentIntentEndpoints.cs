using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

internal static class PaymentIntentEndpoints
{
    public static void Map(ApiRoutes api)
    {
        api.Post("/v1/payment_intents", CreatePaymentIntent.Execute);
        api.Get("/v1/payment_intents", List);
        api.Get("/v1/payment_intents/{id}", call => Answer.Ok(FindPaymentIntent.InPath(call)), forBrowsers: true);
        api.Post("/v1/payment_intents/{id}", UpdatePaymentIntent.Execute);
        api.Post("/v1/payment_intents/{id}/confirm", ConfirmPaymentIntent.Execute, forBrowsers: true);
        api.Post("/v1/payment_intents/{id}/authenticate", AuthenticatePaymentIntent.Execute, forBrowsers: true);
        api.Post("/v1/payment_intents/{id}/capture", CapturePaymentIntent.Execute);
        api.Post("/v1/payment_intents/{id}/cancel", CancelPaymentIntent.Execute);
    }

    private static Answer List(ApiCall call) =>
        Paging.List(call, "/v1/payment_intents", call.Books.PaymentIntents.NewestFirst()
            .Where(intent => Paging.Matches(call, "customer", intent.Customer))
            .Where(intent => Paging.CreatedInRange(call, intent.Created)));
}
