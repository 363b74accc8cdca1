using Microsoft.AspNetCore.Mvc;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Web.Accounts;
using Storefront.Web.Orders;
using Storefront.Web.Shared;

namespace Storefront.Web.Payments;

/// <summary>Where Stripe's webhooks and the payer's browser come back to.</summary>
internal static class PaymentEndpoints
{
    /// <summary>The largest webhook that is read; Stripe's are a few kilobytes.</summary>
    private const int MaxWebhookBytes = 256 * 1024;

    public static void MapPayments(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/webhooks/stripe", ReceiveAsync).DisableAntiforgery();
        routes.MapGet("/orders/{number}/return", ReturnAsync);
        routes.MapPost("/orders/{number}/pay", PayAsync);
        routes.MapPost("/orders/{number}/cancel", CancelAsync);
        routes.MapPost("/account/cards/remove", ForgetCardAsync).RequireAuthorization();
        routes.MapPost("/account/cards/add", AddCardAsync).RequireAuthorization();
        routes.MapGet("/account/cards/added", KeepCardAsync).RequireAuthorization();
        routes.MapPost("/orders/{number}/link", SendLinkAsync);
        routes.MapPost("/orders/{number}/again", BuyAgainAsync);
    }

    /// <summary>Kept before it is answered; applied at once when that is quick, and by the clock otherwise.</summary>
    private static async Task<IResult> ReceiveAsync(
        HttpContext http, IWebhookSignature signature, ReceiveProviderMessage receive, GatherMessages gather, ApplyProviderMessages apply, CancellationToken ct)
    {
        if (http.Request.ContentLength > MaxWebhookBytes) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(ct);
        switch (signature.Check(body, http.Request.Headers["Stripe-Signature"]))
        {
            case WebhookVerdict.Genuine genuine:
                if (await receive.ExecuteAsync(new(genuine.EventId, genuine.Type, genuine.IntentId, body), ct) is { } message)
                    await gather.ApplyAsync(message, all => apply.ExecuteAsync(all, CancellationToken.None)); // others wait for it, too: Stripe may hang up
                return Results.Ok();
            case WebhookVerdict.Refused refused:
                return Results.BadRequest(new { error = refused.Reason });
            default:
                return Results.BadRequest();
        }
    }

    private static async Task<IResult> ReturnAsync(string number, [FromQuery] string? key, OrderAccess access, Settle settle, ShowPayment payments, CancellationToken ct)
    {
        if (await access.FindAsync(number, key, ct) is not { } owner) return Results.NotFound();
        var payment = await payments.ExecuteAsync(owner.Customer, owner.Order, ct);
        var result = payment?.IntentId is { } intent ? await settle.ExecuteAsync(new(intent, "return"), ct) : null;
        var later = result is Settle.Result.TryLater ? "&later=1" : "";
        return Results.LocalRedirect($"/orders/{number}?key={Uri.EscapeDataString(key ?? "")}{later}");
    }

    private static async Task<IResult> PayAsync(string number, [FromQuery] string? key, HttpContext http, Visitor visitor, OrderAccess access, PaymentStart start, CancellationToken ct) =>
        await access.FindAsync(number, key, ct) is { } owner
            ? await start.AnswerAsync(owner.Customer, owner.Order, number, json: true, ct, await PaymentStart.WishAsync(http, visitor, keep: visitor.Customer == owner.Customer, ct), await PaymentStart.WayAsync(http, ct))
            : Results.NotFound();

    private static async Task<IResult> CancelAsync(
        string number, [FromQuery] string? key, HttpContext http, OrderAccess access, CancelOrder cancel, Core.Carts.RefillCart refill, CancellationToken ct)
    {
        if (await access.FindAsync(number, key, ct) is not { } owner) return Results.NotFound();
        var result = await cancel.ExecuteAsync(new(owner.Customer, owner.Order, "shopper", UnpaidOnly: true, await http.RequestKeyAsync(owner.Customer, ct)), ct);
        if (result is not CancelOrder.Result.Cancelled) return Results.LocalRedirect($"/orders/{number}?key={Uri.EscapeDataString(key ?? "")}&kept=1").SeeOther();
        return ToCart(await refill.ExecuteAsync(new(owner.Customer, owner.Order), ct), told: false);
    }

    private static async Task<IResult> SendLinkAsync(string number, [FromQuery] string? key, HttpContext http, OrderAccess access, SendPaymentLink send, CancellationToken ct)
    {
        if (await access.FindAsync(number, key, ct) is not { } owner) return Results.NotFound();
        await send.ExecuteAsync(new(owner.Customer, owner.Order, Staff: null, await http.RequestKeyAsync(owner.Customer, ct)), ct);
        return Results.LocalRedirect($"/orders/{number}?key={Uri.EscapeDataString(key ?? "")}&mailed=1").SeeOther();
    }

    private static async Task<IResult> ForgetCardAsync([FromForm] string? card, Visitor visitor, ForgetCard forget, CancellationToken ct)
    {
        var outcome = Guid.TryParse(card, out var id) ? await forget.ExecuteAsync(new(visitor.Customer!.Value, new(id)), ct) : ForgetCard.Outcome.Forgotten;
        return Results.LocalRedirect($"/account/cards?removed={(outcome == ForgetCard.Outcome.TryLater ? "later" : "1")}").SeeOther();
    }

    private static async Task<IResult> AddCardAsync(HttpContext http, Visitor visitor, AddCard add, CancellationToken ct)
    {
        var customer = visitor.Customer!.Value;
        var press = await http.RequestKeyAsync(customer, ct) ?? new(customer, RequestKey.Fresh());
        return await add.ExecuteAsync(new(customer, visitor.Email ?? "", press), ct) is AddCard.Result.Ready ready
            ? Results.Json(new { clientSecret = ready.ClientSecret, returnTo = $"/account/cards/added?setup_intent={Uri.EscapeDataString(ready.SetupId)}" })
            : Results.Json(new { go = "/account/cards?added=later" });
    }

    private static async Task<IResult> KeepCardAsync([FromQuery(Name = "setup_intent")] string? setup, KeepCard keep, CancellationToken ct) =>
        Results.LocalRedirect("/account/cards?added=" + (setup is null ? KeepCard.Outcome.NotKept : await keep.ExecuteAsync(setup, ct)) switch
        {
            KeepCard.Outcome.Kept => "1",
            KeepCard.Outcome.NotKept => "0",
            KeepCard.Outcome.TryLater => "later",
        });

    private static async Task<IResult> BuyAgainAsync(
        string number, [FromQuery] string? key, HttpContext http, Visitor visitor, OrderAccess access, Core.Carts.RefillCart refill, CancellationToken ct)
    {
        if (await access.FindAsync(number, key, ct) is not { } owner) return Results.NotFound();
        return ToCart(await refill.ExecuteAsync(new(owner.Customer, owner.Order, visitor.Require(http)), ct), told: true);
    }

    /// <param name="told">Says how many lines came, too.</param>
    private static IResult ToCart(Core.Carts.RefillCart.Result refilled, bool told)
    {
        var query = new List<string>();
        if (told) query.Add($"again={refilled.Lines}");
        if (refilled.Gone.Count > 0) query.Add($"gone={Uri.EscapeDataString(string.Join(", ", refilled.Gone))}");
        if (told && refilled.Dearer.Count > 0) query.Add($"dearer={Uri.EscapeDataString(string.Join(", ", refilled.Dearer))}");
        return Results.LocalRedirect(query.Count == 0 ? "/cart" : $"/cart?{string.Join('&', query)}").SeeOther();
    }
}
