using Microsoft.AspNetCore.Mvc;
using Storefront.Core.Checkout;
using Storefront.Core.Shared;
using Storefront.Web.Accounts;
using Storefront.Web.Payments;
using Storefront.Web.Shared;

namespace Storefront.Web.Checkout;

/// <summary>What the checkout's plain forms post to. Everything typed is kept first and judged after, so that nothing is lost.</summary>
internal static class CheckoutEndpoints
{
    public static void MapCheckout(this IEndpointRouteBuilder routes)
    {
        // Pages of the same addresses would take posts too.
        var forms = routes.MapGroup("/checkout").WithOrder(-1);
        forms.MapPost("", StartAsync);
        forms.MapPost("/contact", SaveContactAsync);
        forms.MapPost("/delivery", ChooseDeliveryAsync);
        forms.MapPost("/place", PlaceAsync);
    }

    private static async Task<IResult> StartAsync(Visitor visitor, HttpContext http, SaveCheckout save, CancellationToken ct) =>
        await save.ExecuteAsync(new(visitor.Require(http)), ct) is SaveCheckout.Result.Saved { Facts: var facts }
            ? Results.LocalRedirect(PathOf(facts.Next)).SeeOther()
            : Results.LocalRedirect("/cart").SeeOther();

    private static async Task<IResult> SaveContactAsync(IFormCollection form, Visitor visitor, HttpContext http, SaveCheckout save, CancellationToken ct) =>
        Next(await save.ExecuteAsync(new(visitor.Require(http), Read(form)), ct), CheckoutStep.Contact, "/checkout/delivery");

    /// <summary>The fields as posted; what is missing is empty.</summary>
    private static ContactDraft Read(IFormCollection form) => new()
    {
        Way = form["way"].ToString(),
        Email = form["email"].ToString(),
        Name = form["name"].ToString(),
        Company = form["company"].ToString(),
        Line1 = form["line1"].ToString(),
        Line2 = form["line2"].ToString(),
        Postcode = form["postcode"].ToString(),
        City = form["city"].ToString(),
        Region = form["region"].ToString(),
        Country = form["country"].ToString(),
        Phone = form["phone"].ToString(),
    };

    private static async Task<IResult> ChooseDeliveryAsync([FromForm] string? method, [FromForm] string? place, Visitor visitor, HttpContext http, SaveCheckout save, CancellationToken ct)
    {
        ShippingMethodId? chosen = Guid.TryParse(method, out var id) ? new ShippingMethodId(id) : null;
        WarehouseId? collectedAt = Guid.TryParse(place, out var there) ? new WarehouseId(there) : null;
        return Next(await save.ExecuteAsync(new(visitor.Require(http), null, chosen, Place: collectedAt), ct), CheckoutStep.Delivery, "/checkout/payment");
    }

    private static IResult Next(SaveCheckout.Result result, CheckoutStep step, string next) => Results.LocalRedirect(result switch
    {
        SaveCheckout.Result.Saved { Facts: var facts } when facts.Has(CheckoutStep.Cart) => "/cart",
        SaveCheckout.Result.Saved { Facts: var facts } when facts.Has(step) => $"{PathOf(step)}?check=1",
        SaveCheckout.Result.Saved => next,
        _ => "/cart",
    }).SeeOther();

    /// <summary>
    /// The last press of the button. The page's script asks for JSON and goes on to confirm the card; the plain form is led to the
    /// order, where the same card fields wait.
    /// </summary>
    private static async Task<IResult> PlaceAsync(
        [FromForm] string? checkout, [FromForm] string? total, Visitor visitor, HttpContext http, PlaceOrder place, PaymentStart payment, ShopOptions shop, CancellationToken ct)
    {
        var wantsJson = http.Request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal);
        if (visitor.Customer is not { } customer || !Guid.TryParse(checkout, out var id) || !long.TryParse(total, out var minor))
            return Answer(wantsJson, "/cart");

        var result = await place.ExecuteAsync(new(customer, new CheckoutId(id), new Money(minor, shop.SellingCurrency), await http.RequestKeyAsync(customer, ct)), ct);
        return result switch
        {
            PlaceOrder.Result.Placed placed => await payment.AnswerAsync(customer, placed.Order, placed.Number, wantsJson, ct, await PaymentStart.WishAsync(http, visitor, keep: true, ct), await PaymentStart.WayAsync(http, ct)),
            PlaceOrder.Result.PriceChanged changed => Answer(wantsJson, $"/checkout/payment?was={minor}&now={changed.Now.Minor}"),
            PlaceOrder.Result.OutOfStock gone => Answer(wantsJson, $"/cart?gone={Uri.EscapeDataString(string.Join(", ", gone.Missing))}"),
            PlaceOrder.Result.Incomplete incomplete => Answer(wantsJson, PathOf(incomplete.Problems[0].Step) + "?check=1"),
            _ => Answer(wantsJson, "/cart"),
        };
    }

    private static IResult Answer(bool json, string path) => json ? Results.Json(new { go = path }) : Results.LocalRedirect(path).SeeOther();

    internal static string PathOf(CheckoutStep step) => step switch
    {
        CheckoutStep.Cart => "/cart",
        CheckoutStep.Contact => "/checkout/contact",
        CheckoutStep.Delivery => "/checkout/delivery",
        CheckoutStep.Payment => "/checkout/payment",
    };
}
