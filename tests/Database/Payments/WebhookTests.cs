using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments;

public sealed class WebhookTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private const string Paid = "payment_intent.amount_capturable_updated";

    private readonly CustomerId _customer = CustomerId.New();
    private readonly StripeEvents _stripe = new(shop);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task The_same_event_ten_times_at_once_has_one_effect()
    {
        var (order, intent) = await PaidAsync();
        var body = await _stripe.LastAsync(intent, Paid);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => _stripe.SendAsync(body))));

        await PlacedOnceAsync(order);
    }

    [Fact]
    public async Task An_event_before_the_return_page_places_the_order_and_the_page_finds_it_placed()
    {
        var (order, intent) = await PaidAsync();

        await _stripe.SendAsync(await _stripe.LastAsync(intent, Paid));
        var settled = Assert.IsType<Settle.Result.Settled>(await shop.Get<Settle>().ExecuteAsync(new(intent, "return"), Ct));

        Assert.Equal(OrderStatus.Placed, settled.Status);
        await PlacedOnceAsync(order);
    }

    [Fact]
    public async Task An_event_an_hour_late_still_places_the_order()
    {
        var (order, intent) = await PaidAsync();
        var body = await _stripe.LastAsync(intent, Paid);

        shop.Clock.Advance(TimeSpan.FromHours(1));
        await _stripe.SendAsync(body);

        await PlacedOnceAsync(order);
    }

    [Fact]
    public async Task Without_any_event_the_sweeper_settles()
    {
        var (order, intent) = await PaidAsync();

        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);
        Assert.Equal(OrderStatus.PendingPayment, (await shop.OrderAsync(_customer, order)).Status);
        shop.Clock.Advance(TimeSpan.FromMinutes(3));
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);
        await _stripe.SendAsync(await _stripe.LastAsync(intent, Paid));

        await PlacedOnceAsync(order);
    }

    [Fact]
    public async Task Even_after_the_deadline_the_sweeper_finds_that_it_was_paid()
    {
        var (order, _) = await PaidAsync();

        shop.Clock.Advance(TimeSpan.FromHours(2));
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);

        await PlacedOnceAsync(order);
    }

    [Fact]
    public async Task An_event_that_Stripe_did_not_sign_is_refused_and_not_kept()
    {
        var (order, intent) = await PaidAsync();
        var body = await _stripe.LastAsync(intent, Paid);
        var event_id = JsonNode.Parse(body)!["id"]!.GetValue<string>();

        foreach (var signature in new[] { "", "t=1,v1=00", "nonsense", StripeEvents.Sign(body, "whsec_wrong"), StripeEvents.Sign(body + " "), StripeEvents.Sign(body, age: 3600) })
            Assert.IsType<WebhookVerdict.Refused>(await _stripe.SendAsync(body, signature));

        Assert.Equal(0, await shop.Database.ScalarAsync<long>($"select count(*) from payments.provider_inbox where event_id = '{event_id}'"));
        Assert.Equal(OrderStatus.PendingPayment, (await shop.OrderAsync(_customer, order)).Status);
    }

    [Theory]
    [InlineData("2019-01-01")]
    [InlineData("2026-10-28.acacia")]
    public async Task An_event_of_another_version_of_Stripes_interface_is_refused(string version)
    {
        var (_, intent) = await PaidAsync();
        var body = JsonNode.Parse(await _stripe.LastAsync(intent, Paid))!;
        body["api_version"] = version;

        Assert.IsType<WebhookVerdict.Refused>(await _stripe.SendAsync(body.ToJsonString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"object\":\"event\"}")]
    public async Task A_signed_body_that_is_no_event_is_refused(string body) => Assert.IsType<WebhookVerdict.Refused>(await _stripe.SendAsync(body));

    [Fact]
    public async Task An_event_of_an_unknown_intent_is_kept_and_matched_when_it_becomes_known()
    {
        var order = await shop.PlaceAsync(_customer);
        var payment = await shop.PaymentAsync(_customer, order);
        var stranger = await shop.Stripe.V1.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions { Amount = payment.AmountMinor, Currency = "eur", CaptureMethod = "manual", PaymentMethod = "pm_card_visa", Confirm = true }, cancellationToken: Ct);
        await _stripe.SendAsync(await _stripe.LastAsync(stranger.Id, Paid));
        Assert.Equal(ProviderMessageState.Waiting, await StateAsync(stranger.Id));

        var owner = new Dictionary<string, string> { ["customer_id"] = $"{_customer}", ["order_id"] = $"{order}", ["payment_id"] = $"{payment.Id}" };
        await shop.Stripe.V1.PaymentIntents.UpdateAsync(stranger.Id, new PaymentIntentUpdateOptions { Metadata = owner }, cancellationToken: Ct);
        await shop.Get<ApplyProviderMessages>().ExecuteAsync(Ct);
        Assert.Equal(ProviderMessageState.Waiting, await StateAsync(stranger.Id)); // not before its time
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Get<ApplyProviderMessages>().ExecuteAsync(Ct);

        Assert.Equal(ProviderMessageState.Applied, await StateAsync(stranger.Id));
        await PlacedOnceAsync(order);
    }

    [Fact]
    public async Task An_event_that_nobody_claims_is_put_aside_after_a_month_for_a_person_to_look_at()
    {
        var stranger = await shop.Stripe.V1.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions { Amount = 100, Currency = "eur", PaymentMethod = "pm_card_visa", CaptureMethod = "manual", Confirm = true }, cancellationToken: Ct);
        await _stripe.SendAsync(await _stripe.LastAsync(stranger.Id, Paid));

        shop.Clock.Advance(TimeSpan.FromDays(31));
        await shop.Get<ApplyProviderMessages>().ExecuteAsync(Ct);

        Assert.Equal(ProviderMessageState.Parked, await StateAsync(stranger.Id));
    }

    [Fact]
    public async Task Events_in_reverse_order_come_to_the_same()
    {
        var (order, intent) = await PaidAsync();
        await shop.Stripe.V1.PaymentIntents.CaptureAsync(intent, cancellationToken: Ct);
        await shop.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent, Amount = 1000 }, cancellationToken: Ct);

        foreach (var body in (await _stripe.AboutAsync(intent)).Reverse()) await _stripe.SendAsync(body);

        Assert.Equal(PaymentStatus.PartiallyRefunded, (await shop.OrderAsync(_customer, order)).PaymentStatus);
        await PlacedOnceAsync(order);
    }

    private async Task<(OrderId Order, string Intent)> PaidAsync()
    {
        var order = await shop.PlaceAsync(_customer);
        return (order, await shop.PayAsync(_customer, order));
    }

    private Task<ProviderMessageState> StateAsync(string intent) => shop.Db.ReadAsync(
        (tables, ct) => tables.ProviderInbox.Where(message => message.IntentId == intent).Select(message => message.State).SingleAsync(ct), Ct);

    private async Task PlacedOnceAsync(OrderId order)
    {
        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'OrderPlaced' and payload->>'order' = '{order}'"));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from payments.payment_events where customer_id = '{_customer}' and kind = 'Authorized'"));
    }
}
