using Microsoft.AspNetCore.Mvc;
using Storefront.Core.Carts;
using Storefront.Core.Shared;
using Storefront.Web.Accounts;
using Storefront.Web.Shared;

namespace Storefront.Web.Carts;

/// <summary>What the cart's plain forms post to. Each answers with a redirect, so that reload and back repeat nothing.</summary>
internal static class CartEndpoints
{
    public static void MapCart(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/cart/lines", AddAsync);
        routes.MapPost("/cart/quantity", SetAsync);
    }

    private static async Task<IResult> AddAsync([FromForm] string? sku, [FromForm] string? quantity, Visitor visitor, HttpContext http, AddToCart add, CancellationToken ct)
    {
        var pieces = string.IsNullOrWhiteSpace(quantity) ? 1 : Pieces(quantity);
        var result = await add.ExecuteAsync(new(visitor.Require(http), sku ?? "", pieces), ct);
        return Results.LocalRedirect(result switch
        {
            AddToCart.Result.Added added => $"/cart?added={Uri.EscapeDataString(added.Title)}",
            AddToCart.Result.OnlySomeLeft { Available: > 0 } some => $"/cart?only={some.Available}&of={Uri.EscapeDataString(some.Title)}",
            AddToCart.Result.OnlySomeLeft some => $"/cart?gone={Uri.EscapeDataString(some.Title)}",
            AddToCart.Result.QuantityOutOfRange => "/cart?error=quantity",
            _ => "/cart?error=sale",
        }).SeeOther();
    }

    private static async Task<IResult> SetAsync([FromForm] string? variant, [FromForm] string? quantity, Visitor visitor, SetQuantity set, CancellationToken ct)
    {
        if (visitor.Customer is not { } customer || !Guid.TryParse(variant, out var id)) return Results.LocalRedirect("/cart").SeeOther();
        var result = await set.ExecuteAsync(new(customer, new VariantId(id), Pieces(quantity)), ct);
        return Results.LocalRedirect(result switch
        {
            SetQuantity.Result.Removed removed => $"/cart?removed={Uri.EscapeDataString(removed.Sku)}&quantity={removed.Quantity}",
            SetQuantity.Result.QuantityOutOfRange => "/cart?error=quantity",
            _ => "/cart",
        }).SeeOther();
    }

    /// <summary>What is no number is out of range, and is told so.</summary>
    private static int Pieces(string? text) => int.TryParse(text, out var pieces) ? pieces : -1;
}
