using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Web.Accounts;
using Storefront.Web.Shared;

namespace Storefront.Web.Payments;

/// <summary>Hands the payer's browser what it needs to confirm a payment, or the way to the order when there is nothing to pay.</summary>
internal sealed class PaymentStart(StartPayment start, IOrderLinks links)
{
    /// <summary>What the form says of cards.</summary>
    /// <param name="visitor">Signed in; the cards are his.</param>
    /// <param name="keep">The order is his own, so that a card can be kept with it.</param>
    public static async Task<CardWish?> WishAsync(HttpContext http, Visitor visitor, bool keep, CancellationToken ct)
    {
        if (!visitor.IsSignedIn || !http.Request.HasFormContentType) return null;
        var form = await http.Request.ReadFormAsync(ct);
        PaymentTokenId? saved = Guid.TryParse(form["card"], out var id) ? new PaymentTokenId(id) : null;
        return new(saved, keep && saved is null && form.ContainsKey("save"), visitor.Customer);
    }

    /// <summary>What the form's choice says; a form without one is paid by card.</summary>
    public static async Task<PaymentWay> WayAsync(HttpContext http, CancellationToken ct) =>
        http.Request.HasFormContentType && (await http.Request.ReadFormAsync(ct))["way"] == "sepa_debit" ? PaymentWay.BankDebit : PaymentWay.Card;

    /// <param name="card">What a signed-in customer wants of his card.</param>
    /// <param name="json">The page's script asks; else a plain form.</param>
    public async Task<IResult> AnswerAsync(
        CustomerId customer, OrderId order, string number, bool json, CancellationToken ct, CardWish? card = null, PaymentWay way = PaymentWay.Card)
    {
        var page = $"/orders/{number}?key={links.KeyFor(order)}";
        if (!json) return Results.LocalRedirect(page).SeeOther();
        return await start.ExecuteAsync(new(customer, order, card, way), ct) switch
        {
            StartPayment.Result.Ready ready => Results.Json(new { clientSecret = ready.ClientSecret, method = ready.Method, returnTo = $"/orders/{number}/return?key={links.KeyFor(order)}" }),
            StartPayment.Result.TryLater => Results.Json(new { go = page + "&later=1" }),
            _ => Results.Json(new { go = $"/orders/{number}/return?key={links.KeyFor(order)}" }),
        };
    }
}
