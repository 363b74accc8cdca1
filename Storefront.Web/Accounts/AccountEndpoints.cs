using Microsoft.AspNetCore.Mvc;
using Storefront.Core.Accounts;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Web.Accounts.SignIns;
using Storefront.Web.Shared;

namespace Storefront.Web.Accounts;

/// <summary>What the account's buttons post to. Each answers with a redirect, so that reload and back repeat nothing.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/orders/{number}", ShowOrderAsync).RequireAuthorization();
        routes.MapPost("/account/sign-out", LeaveAsync);
        routes.MapPost("/account/sessions/end", EndAsync).RequireAuthorization();
        routes.MapPost("/account/addresses/remove", RemoveAsync).RequireAuthorization();
    }

    // The order's page lives at its secret link, which the owner need not have kept. An order of somebody else does not exist.
    private static async Task<IResult> ShowOrderAsync(string number, Visitor visitor, CustomerIds ids, IStorefrontDb db, IOrderLinks links, CancellationToken ct)
    {
        var own = await ids.OfAsync(visitor.Customer!.Value, ct);
        var found = await db.ReadAsync((tables, token) => tables.FindOrderAsync(number, token), ct);
        return found is { } order && own.Contains(order.CustomerId)
            ? Results.LocalRedirect($"/orders/{Uri.EscapeDataString(number)}?key={Uri.EscapeDataString(links.KeyFor(order.OrderId))}")
            : Results.NotFound();
    }

    // The visitor makes it a handler with a result: a method of the request alone would be taken for a plain delegate, and its redirect dropped.
    private static async Task<IResult> LeaveAsync(HttpContext http, Visitor visitor)
    {
        if (visitor.IsSignedIn) await Door.LeaveAsync(http);
        return To("/account/sign-in?bye=1");
    }

    /// <param name="session">Ends this one; without it all but the one that asks.</param>
    private static async Task<IResult> EndAsync([FromForm] string? session, Visitor visitor, HttpContext http, EndSessions end, CancellationToken ct)
    {
        var own = visitor.Session;
        var only = Guid.TryParse(session, out var id) ? new SessionId(id) : (SessionId?)null;
        if (only is not null && only == own) return await LeaveAsync(http, visitor);
        await end.ExecuteAsync(new(visitor.Customer!.Value, only, only is null ? own : null), ct);
        return To("/account/sessions?ended=1");
    }

    private static async Task<IResult> RemoveAsync([FromForm] string? address, Visitor visitor, RemoveAddress remove, CancellationToken ct)
    {
        if (Guid.TryParse(address, out var id)) await remove.ExecuteAsync(new(visitor.Customer!.Value, new AddressId(id)), ct);
        return To("/account/addresses?removed=1");
    }

    private static IResult To(string address) => Results.LocalRedirect(address).SeeOther();
}
