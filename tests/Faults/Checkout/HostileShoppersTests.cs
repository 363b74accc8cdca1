using System.Net;
using Storefront.Tests.Faults.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Faults.Checkout;

/// <summary>Crowds, forged forms and bad luck, through the real addresses of the whole shop.</summary>
[Collection<SellingProcessCollection>]
public sealed class HostileShoppersTests(SellingProcess shop)
{
    [Fact]
    public async Task Fifty_buyers_at_once_for_five_units_place_exactly_five_orders_and_nobody_else_is_charged()
    {
        var sku = await shop.OfferAsync(5);
        var guests = Enumerable.Range(0, 50).Select(_ => shop.NewGuest()).ToList();

        var bought = await Task.WhenAll(guests.Select(guest => BuyAsync(guest, sku)));

        Assert.Equal(5, bought.Count(number => number is not null));
        Assert.Equal(5, await shop.QueryAsync<long>($"select count(*) from orders.order_items where sku = '{sku}'"));
        foreach (var number in bought.OfType<string>()) Assert.Equal(["requires_capture"], await shop.IntentsOfAsync(number));
        Assert.Equal("5 0 5", await StockAsync(sku));
        guests.ForEach(guest => guest.Dispose());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1000")]
    [InlineData("1000000000")]
    [InlineData("99999999999999999999")]
    [InlineData("1.5")]
    [InlineData("two")]
    [InlineData("1; drop table orders")]
    public async Task A_quantity_that_is_none_is_refused_in_words_and_the_cart_stays(string quantity)
    {
        var sku = await shop.OfferAsync(5);
        using var guest = shop.NewGuest();
        await guest.PostAsync("/cart/lines", ("sku", sku), ("quantity", "2"));

        Assert.Equal("/cart?error=quantity", await guest.PostAsync("/cart/lines", ("sku", sku), ("quantity", quantity)));
        if (quantity != "0") Assert.Equal("/cart?error=quantity", await guest.PostAsync("/cart/quantity", ("variant", await VariantAsync(sku)), ("quantity", quantity)));

        Assert.Contains("Choose a quantity from 1 to 999", await guest.ReadAsync("/cart?error=quantity"), StringComparison.Ordinal);
        Assert.Equal(2, await shop.QueryAsync<int>($"select quantity from orders.cart_items where variant_id = '{await VariantAsync(sku)}'"));
    }

    [Fact]
    public async Task A_NUL_in_a_form_is_refused_and_what_was_typed_before_is_kept()
    {
        var sku = await shop.OfferAsync(5);
        using var guest = shop.NewGuest();
        await guest.FillInAsync(sku);

        using var answer = await guest.TryPostAsync("/checkout/contact", Guest.Contact("Eve\0Byron"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Ada Byron", await guest.ReadAsync("/checkout/payment"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_key_an_order_does_not_exist()
    {
        var (own, foreign) = (await PlaceAsync(shop.NewGuest()), await PlaceAsync(shop.NewGuest()));
        var key = own.Page.Split("key=")[1];
        using var stranger = shop.NewGuest();

        Assert.Equal(HttpStatusCode.OK, await stranger.StatusAsync(own.Page));
        foreach (var forged in new[] { "", "?key=", $"?key={key}x", $"?key={key[..^1]}", $"?key={new string('A', 24)}", $"?key={new string('x', 5000)}", "?key=%F0%9F%94%91" })
            Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync($"/orders/{own.Number}{forged}"));
        foreach (var path in new[] { $"/orders/{foreign.Number}?key={key}", $"/orders/{foreign.Number}/return?key={key}", $"/orders/F99999999?key={key}", $"/orders/{Guid.CreateVersion7()}?key={key}" })
            Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(path));
        foreach (var act in new[] { "pay", "cancel" })
        {
            using var answer = await stranger.TryPostAsync($"/orders/{foreign.Number}/{act}?key={key}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Equal("PendingPayment", await shop.QueryAsync<string>($"select order_status from orders.orders where number = '{foreign.Number}'"));
    }

    [Fact]
    public async Task A_checkout_that_is_not_the_shoppers_own_orders_nothing()
    {
        using var victim = shop.NewGuest();
        using var thief = shop.NewGuest();
        var page = (await victim.FillInAsync(await shop.OfferAsync(5)))!;
        await thief.FillInAsync(await shop.OfferAsync(5));

        foreach (var forged in new[] { page, page with { Checkout = "1" }, page with { Checkout = "' or 1=1" }, page with { Total = "-1" }, page with { Total = "free" } })
            Assert.StartsWith("/c", (await thief.PressAsync(forged)).Go, StringComparison.Ordinal);

        Assert.Equal(0, await shop.QueryAsync<long>($"select count(*) from orders.orders where checkout_id = '{page.Checkout}'"));
    }

    [Fact]
    public async Task A_price_that_changed_between_page_and_button_is_said_and_can_be_agreed_to()
    {
        var sku = await shop.OfferAsync(5);
        using var guest = shop.NewGuest();
        var page = (await guest.FillInAsync(sku))!;
        await shop.QueryAsync<int>($"update catalog.prices set amount_minor = amount_minor + 111 where variant_id = '{await VariantAsync(sku)}'");

        var pressed = await guest.PressAsync(page);

        Assert.Null(pressed.ClientSecret);
        Assert.Contains("The total has changed from", await guest.ReadAsync(pressed.Go!), StringComparison.Ordinal);
        Assert.NotNull((await guest.PressAsync(page with { Total = $"{long.Parse(page.Total) + 111}" })).ClientSecret);
    }

    [Fact]
    public async Task A_hold_that_lapsed_is_the_next_buyers_and_the_first_is_told_and_not_charged()
    {
        var sku = await shop.OfferAsync(1);
        using var slow = shop.NewGuest();
        using var quick = shop.NewGuest();
        var page = (await slow.FillInAsync(sku))!;
        Assert.Null(await shop.NewGuest().FillInAsync(sku));
        await shop.QueryAsync<int>($"update inventory.holds set expires_at = now() - interval '1 minute' where variant_id = '{await VariantAsync(sku)}'");
        await Eventually.TrueAsync(async () => await StockAsync(sku) == "1 0 0", "the hold is released", TimeSpan.FromSeconds(60));

        Assert.NotNull(await BuyAsync(quick, sku));
        var late = await slow.PressAsync(page);

        Assert.Null(late.ClientSecret);
        Assert.Contains("Sold out", await slow.ReadAsync(late.Go!), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("1 0 1", await StockAsync(sku));
    }

    [Fact]
    public async Task A_webhook_that_Stripe_did_not_sign_is_refused()
    {
        using var stranger = new HttpClient { BaseAddress = shop.Address };
        foreach (var signature in new[] { null, "", "t=1,v1=00" })
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe") { Content = new StringContent("{\"id\":\"evt_forged\",\"object\":\"event\"}") };
            if (signature is not null) message.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
            using var answer = await stranger.SendAsync(message, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
        Assert.Equal(0, await shop.QueryAsync<long>("select count(*) from payments.provider_inbox where event_id = 'evt_forged'"));
    }

    /// <returns>The order's number; null: there were none left, and the cart said so.</returns>
    private async Task<string?> BuyAsync(Guest guest, string sku)
    {
        var pressed = await guest.FillInAsync(sku) is { } page ? await guest.PressAsync(page) : null;
        if (pressed?.ClientSecret is null)
        {
            Assert.Matches("(?i)sold out|fewer|empty", await guest.ReadAsync(pressed?.Go ?? "/cart"));
            return null;
        }
        await shop.PayAsync(pressed.ClientSecret);
        Assert.Contains("Thank you", await guest.ReadAsync(pressed.ReturnTo!), StringComparison.OrdinalIgnoreCase);
        return pressed.Number;
    }

    private async Task<Pressed> PlaceAsync(Guest guest) => await guest.PressAsync((await guest.FillInAsync(await shop.OfferAsync(5)))!);

    private Task<Guid> IdAsync(string sku) => shop.QueryAsync<Guid>($"select id from catalog.variants where sku = '{sku}'");

    private async Task<string> VariantAsync(string sku) => (await IdAsync(sku)).ToString();

    private async Task<string> StockAsync(string sku) =>
        await shop.QueryAsync<string>($"select concat_ws(' ', on_hand, held, committed) from inventory.inventory where variant_id = '{await IdAsync(sku)}'");
}
