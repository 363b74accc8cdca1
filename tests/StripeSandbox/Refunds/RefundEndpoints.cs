using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.Refunds;

internal static class RefundEndpoints
{
    public static void Map(ApiRoutes api)
    {
        api.Post("/v1/refunds", CreateRefund.Execute);
        api.Get("/v1/refunds", List);
        api.Get("/v1/refunds/{id}", call => Answer.Ok(Find(call)));
        api.Post("/v1/refunds/{id}", Update);
    }

    private static Refund Find(ApiCall call) =>
        call.Books.Refunds.Find(call.Id) ?? throw Refusal.NotFound("refund", call.Id);

    private static Answer List(ApiCall call) =>
        Paging.List(call, "/v1/refunds", call.Books.Refunds.NewestFirst()
            .Where(refund => Paging.Matches(call, "payment_intent", refund.PaymentIntent))
            .Where(refund => Paging.Matches(call, "charge", refund.Charge))
            .Where(refund => Paging.CreatedInRange(call, refund.Created)));

    private static Answer Update(ApiCall call)
    {
        var refund = Find(call);
        var updated = call.Books.Refunds.Put(refund with { Metadata = call.Form.Merge("metadata", refund.Metadata) });
        call.Emit("refund.updated", updated);
        return Answer.Ok(updated);
    }
}
