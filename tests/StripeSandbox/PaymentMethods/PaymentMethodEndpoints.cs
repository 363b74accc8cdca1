using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.PaymentMethods;

internal static class PaymentMethodEndpoints
{
    public static void Map(ApiRoutes api)
    {
        api.Post("/v1/payment_methods", CreatePaymentMethod.Execute, forBrowsers: true);
        api.Get("/v1/payment_methods", call => List(call, call.Form.Text("customer")));
        api.Get("/v1/payment_methods/{id}", call => Answer.Ok(FindPaymentMethod.ById(call, call.Id, "id")));
        api.Post("/v1/payment_methods/{id}", Update);
        api.Post("/v1/payment_methods/{id}/attach", AttachPaymentMethod.Execute);
        api.Post("/v1/payment_methods/{id}/detach", Detach);
        api.Get("/v1/customers/{id}/payment_methods", call => List(call, call.Id));
    }

    private static Answer List(ApiCall call, string? customer) =>
        Paging.List(call, "/v1/payment_methods", call.Books.PaymentMethods.NewestFirst()
            .Where(method => method.Customer is not null && method.Customer == customer)
            .Where(method => Paging.Matches(call, "type", method.Type)));

    private static Answer Update(ApiCall call)
    {
        var method = FindPaymentMethod.ById(call, call.Id, "id");
        return Answer.Ok(call.Books.PaymentMethods.Put(method with
        {
            AllowRedisplay = call.Form.Text("allow_redisplay") ?? method.AllowRedisplay,
            BillingDetails = call.Form.Has("billing_details")
                ? BillingDetails.From(call.Form.Child("billing_details"))
                : method.BillingDetails,
            Metadata = call.Form.Merge("metadata", method.Metadata),
        }));
    }

    private static Answer Detach(ApiCall call)
    {
        var method = FindPaymentMethod.ById(call, call.Id, "id");
        if (method.Customer is null)
            throw Refusal.Invalid(null, "The payment method you provided is not attached to a customer so detachment is impossible.");

        var detached = call.Books.PaymentMethods.Put(method with { Customer = null });
        call.Emit("payment_method.detached", detached);
        return Answer.Ok(detached);
    }
}
