using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.Charges;

internal static class ChargeEndpoints
{
    public static void Map(ApiRoutes api)
    {
        api.Get("/v1/charges", List);
        api.Get("/v1/charges/{id}", call => Answer.Ok(Find(call, call.Id)));
    }

    public static Charge Find(ApiCall call, string id, string param = "id") =>
        call.Books.Charges.Find(id) ?? throw Refusal.NotFound("charge", id, param);

    private static Answer List(ApiCall call) =>
        Paging.List(call, "/v1/charges", call.Books.Charges.NewestFirst()
            .Where(charge => Paging.Matches(call, "payment_intent", charge.PaymentIntent))
            .Where(charge => Paging.Matches(call, "customer", charge.Customer))
            .Where(charge => Paging.CreatedInRange(call, charge.Created)));
}
