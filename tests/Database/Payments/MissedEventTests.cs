using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments;

/// <summary>No webhook reaches these shops: what they know of events they have fetched.</summary>
public sealed class MissedEventTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Events_that_no_webhook_brought_are_fetched_once_and_applied()
    {
        var order = await shop.PlaceAsync(_customer);
        var intent = await shop.PayAsync(_customer, order);
        await FetchAsync();
        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);

        await shop.Stripe.V1.PaymentIntents.CaptureAsync(intent, cancellationToken: Ct);
        await shop.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent, Amount = 890 }, cancellationToken: Ct);

        Assert.True(await FetchAsync() >= 2);
        Assert.Equal(PaymentStatus.PartiallyRefunded, (await shop.OrderAsync(_customer, order)).PaymentStatus);
        Assert.Equal(0, await FetchAsync());
    }

    [Fact]
    public async Task What_came_by_webhook_is_not_taken_twice()
    {
        var order = await shop.PlaceAsync(_customer);
        var intent = await shop.PayAsync(_customer, order);
        await FetchAsync();
        await shop.Stripe.V1.PaymentIntents.CaptureAsync(intent, cancellationToken: Ct);
        var stripe = new StripeEvents(shop);
        foreach (var body in await stripe.AboutAsync(intent)) await stripe.SendAsync(body);

        Assert.Equal(0, await FetchAsync());
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from payments.provider_inbox where intent_id = '{intent}' and type = 'charge.captured'"));
    }

    [Fact]
    public async Task More_events_than_a_page_of_the_list_holds_are_all_fetched()
    {
        await FetchAsync();
        for (var i = 0; i < 60; i++) // two events each, a hundred on a page
        {
            await shop.Stripe.V1.PaymentIntents.CreateAsync(
                new PaymentIntentCreateOptions { Amount = 100, Currency = "eur", CaptureMethod = "manual", PaymentMethod = "pm_card_chargeDeclined" }, cancellationToken: Ct);
            await shop.Stripe.V1.Customers.CreateAsync(new CustomerCreateOptions(), cancellationToken: Ct);
        }

        Assert.Equal(120, await FetchAsync());
    }

    [Fact]
    public async Task While_Stripe_is_away_the_cursor_stays()
    {
        await FetchAsync();
        var order = await shop.PlaceAsync(_customer);
        await shop.PayAsync(_customer, order);
        await shop.FaultAsync("GET", "/v1/events", "reset_before", count: 20);
        Assert.Equal(0, await FetchAsync());
        await shop.ControlAsync("faults", HttpMethod.Delete);
        shop.Clock.Advance(TimeSpan.FromHours(20));

        Assert.True(await FetchAsync() > 0);
        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);
    }

    [Fact]
    public async Task When_Stripe_has_too_much_to_do_the_list_is_asked_again()
    {
        await FetchAsync();
        await shop.PlaceAsync(_customer);
        await shop.Stripe.V1.Customers.CreateAsync(new CustomerCreateOptions(), cancellationToken: Ct);
        await shop.FaultAsync("GET", "/v1/events", "http429", count: 2);

        Assert.Equal(1, await FetchAsync());
    }

    private async Task<int> FetchAsync() => await shop.Get<FetchEvents>().ExecuteAsync(Ct);
}
