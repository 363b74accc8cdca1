using Storefront.Tests.Faults.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Faults.Payments;

/// <summary>The shop is killed with kill -9 in the middle of a purchase and started again.</summary>
[Collection<SellingProcessCollection>]
public sealed class KilledPurchaseTests(SellingProcess shop)
{
    [Fact]
    public async Task Killed_between_payment_and_webhook_the_shop_hears_of_it_when_it_is_back()
    {
        var (guest, pressed, sku) = await PlaceAsync();
        await shop.ControlAsync("chaos?delayMs=60000");
        await shop.PayAsync(pressed.ClientSecret!);
        Assert.Equal("PendingPayment", await StatusAsync(pressed));

        await shop.KillAndRestartAsync();

        await PlacedAsync(pressed, sku);
        Assert.Contains("Thank you", await guest.ReadAsync(pressed.Page), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Killed_before_a_webhook_that_never_comes_the_shop_asks_Stripe_by_the_clock()
    {
        var (_, pressed, sku) = await PlaceAsync();
        await shop.ControlAsync("chaos?drop=1");
        await shop.PayAsync(pressed.ClientSecret!);
        Assert.Equal("PendingPayment", await StatusAsync(pressed));

        await shop.KillAndRestartAsync();
        await shop.QueryAsync<int>($"update orders.orders set created_at = created_at - interval '5 minutes' where number = '{pressed.Number}'"); // instead of waiting

        await PlacedAsync(pressed, sku);
    }

    [Fact]
    public async Task Killed_while_it_waits_for_Stripe_the_shop_goes_on_with_the_same_order_and_the_same_payment()
    {
        var sku = await shop.OfferAsync(3);
        using var guest = shop.NewGuest();
        var page = (await guest.FillInAsync(sku))!;
        await shop.ControlAsync("faults?method=POST&path=/v1/payment_intents&mode=timeout_after&count=1&delayMs=60000");
        var lost = guest.PressAsync(page);
        await Eventually.TrueAsync(async () => await shop.QueryAsync<long>($"select count(*) from orders.orders where checkout_id = '{page.Checkout}'") == 1, "the order is written");
        await Task.Delay(500, TestContext.Current.CancellationToken); // the shop is asking Stripe by now

        await shop.KillAndRestartAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => lost);
        var again = await guest.PressAsync(page);
        await shop.PayAsync(again.ClientSecret!);

        Assert.Contains("Thank you", await guest.ReadAsync(again.ReturnTo!), StringComparison.OrdinalIgnoreCase);
        await PlacedAsync(again, sku);
        Assert.Equal(1, await shop.QueryAsync<long>($"select count(*) from orders.orders where checkout_id = '{page.Checkout}'"));
    }

    private async Task<(Guest Guest, Pressed Pressed, string Sku)> PlaceAsync()
    {
        var sku = await shop.OfferAsync(3);
        var guest = shop.NewGuest();
        return (guest, await guest.PressAsync((await guest.FillInAsync(sku))!), sku);
    }

    private Task<string> StatusAsync(Pressed pressed) => shop.QueryAsync<string>($"select order_status from orders.orders where number = '{pressed.Number}'");

    /// <summary>One order, one payment at Stripe, one piece of stock.</summary>
    private async Task PlacedAsync(Pressed pressed, string sku)
    {
        await Eventually.TrueAsync(
            async () => await StatusAsync(pressed) == "Placed",
            "the order is placed",
            TimeSpan.FromSeconds(90));
        Assert.Equal(["requires_capture"], await shop.IntentsOfAsync(pressed.Number));
        Assert.Equal("3 0 1", await shop.QueryAsync<string>(
            $"select concat_ws(' ', on_hand, held, committed) from inventory.inventory where variant_id = (select id from catalog.variants where sku = '{sku}')"));
        Assert.Equal(1, await shop.QueryAsync<long>($"""
            select count(*) from payments.payment_events e join payments.payments p on p.customer_id = e.customer_id and p.id = e.payment_id
            join orders.orders o on o.customer_id = p.customer_id and o.id = p.order_id where o.number = '{pressed.Number}' and e.kind = 'Authorized'
            """));
    }
}
