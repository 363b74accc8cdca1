using Microsoft.Extensions.Localization;
using Storefront.Core.Carts;
using Storefront.Web.Accounts;
using Storefront.Web.Shared;
using Storefront.Web.Shared.Resources;

namespace Storefront.Web.Carts;

/// <summary>What a cached page may not hold: how many pieces lie in the visitor's cart, and who he is. A script puts it into the header.</summary>
internal static class VisitorFragment
{
    public sealed record Answer(int CartCount, string CartLabel, string AccountLabel);

    public static void MapVisitorFragment(this IEndpointRouteBuilder routes) => routes.MapGet("/fragments/visitor", ShowAsync);

    private static async Task<IResult> ShowAsync(Visitor visitor, HttpContext http, CountCart count, IStringLocalizer<ShopText> words, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        var pieces = visitor.Customer is { } customer ? await count.ExecuteAsync(customer, ct) : 0;
        return Results.Json(new Answer(
            pieces,
            pieces == 0 ? words["Cart"] : words.Count("CartWith", pieces),
            visitor.IsSignedIn ? words["AccountOf", visitor.Name ?? visitor.Email ?? ""] : words["Account"]));
    }
}
