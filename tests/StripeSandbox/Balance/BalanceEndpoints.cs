using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.Balance;

internal static class BalanceEndpoints
{
    public static void Map(ApiRoutes api)
    {
        api.Get("/v1/balance_transactions", List);
        api.Get("/v1/balance_transactions/{id}", call => Answer.Ok(
            call.Books.BalanceTransactions.Find(call.Id) ?? throw Refusal.NotFound("balance transaction", call.Id)));
    }

    private static Answer List(ApiCall call) =>
        Paging.List(call, "/v1/balance_transactions", call.Books.BalanceTransactions.NewestFirst()
            .Where(movement => Paging.CreatedInRange(call, movement.Created))
            .Where(movement => Paging.Matches(call, "type", movement.Type))
            .Where(movement => Paging.Matches(call, "currency", movement.Currency))
            .Where(movement => Paging.Matches(call, "source", movement.Source)));
}
