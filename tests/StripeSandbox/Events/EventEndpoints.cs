using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.Events;

internal static class EventEndpoints
{
    public static void Map(ApiRoutes api)
    {
        api.Get("/v1/events", List);
        api.Get("/v1/events/{id}", call => Answer.Ok(
            call.Books.Events.Find(call.Id) ?? throw Refusal.NotFound("event", call.Id)));
    }

    private static Answer List(ApiCall call)
    {
        var types = call.Form.List("types");
        return Paging.List(call, "/v1/events", call.Books.Events.NewestFirst()
            .Where(happened => Paging.CreatedInRange(call, happened.Created))
            .Where(happened => Paging.Matches(call, "type", happened.Type))
            .Where(happened => types.Count == 0 || types.Contains(happened.Type))
            .Where(happened => call.Form.Flag("delivery_success") is not { } success
                || success == (happened.PendingWebhooks == 0)));
    }
}
