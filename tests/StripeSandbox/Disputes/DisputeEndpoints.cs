using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.Disputes;

internal static class DisputeEndpoints
{
    public static void Map(ApiRoutes api)
    {
        api.Get("/v1/disputes", List);
        api.Post("/v1/disputes/{id}", AnswerDispute.Execute);
        api.Get("/v1/disputes/{id}", call => Answer.Ok(
            call.Books.Disputes.Find(call.Id) ?? throw Refusal.NotFound("dispute", call.Id)));
    }

    private static Answer List(ApiCall call) =>
        Paging.List(call, "/v1/disputes", call.Books.Disputes.NewestFirst()
            .Where(dispute => Paging.Matches(call, "charge", dispute.Charge))
            .Where(dispute => Paging.Matches(call, "payment_intent", dispute.PaymentIntent))
            .Where(dispute => Paging.CreatedInRange(call, dispute.Created)));
}
