using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments.Races;

/// <summary>An order that waits for its money, with somebody in between: another tab, a webhook, the clock of another node, staff, another buyer.</summary>
public sealed class UnpaidRaceTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private const string PaymentLock = "locks its row … FROM payments.payments";
    private const string OrderRead = "FROM orders.orders";

    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InterruptedCommands Commands => shop.Database.Commands;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Return_page_and_webhook_that_settle_at_once_place_the_order_once()
    {
        var order = await shop.PlaceAsync(_customer);
        var intent = await shop.PayAsync(_customer, order);
        var webhook = Commands.BeforeCommitOf(PaymentLock, () => SettleAsync(intent, "webhook"));

        await SettleAsync(intent, "return");

        Assert.IsType<Settle.Result.Settled>(await webhook);
        await PlacedOnceAsync(order);
    }

    [Fact]
    public async Task A_webhook_that_comes_before_the_shop_has_kept_its_intent_places_the_order()
    {
        var order = await shop.PlaceAsync(_customer);
        shop.Gateway.After("create", async () =>
        {
            var intent = (await shop.Stripe.V1.PaymentIntents.ListAsync(new PaymentIntentListOptions { Limit = 1 }, cancellationToken: Ct)).Data[0].Id;
            await shop.ConfirmAsync(intent);
            var stripe = new StripeEvents(shop);
            await stripe.SendAsync(await stripe.LastAsync(intent, "payment_intent.amount_capturable_updated"));
        });

        Assert.IsType<StartPayment.Result.NotPayable>(await StartAsync(order));

        await PlacedOnceAsync(order);
    }

    [Fact]
    public async Task A_link_that_two_people_open_at_once_is_one_payment()
    {
        var order = await shop.PlaceAsync(_customer);
        var other = default(StartPayment.Result);
        shop.Gateway.After("create", async () => other = await StartAsync(order));

        var mine = Assert.IsType<StartPayment.Result.Ready>(await StartAsync(order));

        Assert.Equal(mine, other);
        var intent = (await shop.PaymentAsync(_customer, order)).IntentId!;
        await shop.ConfirmAsync(intent);
        await Assert.ThrowsAsync<StripeException>(() => shop.ConfirmAsync(intent));
        await SettleAsync(intent, "return");
        await PlacedOnceAsync(order);
    }

    [Fact]
    public async Task An_order_is_not_given_up_by_the_clock_when_its_payment_begins_in_that_moment()
    {
        await ExpireAsync();
        var order = await shop.PlaceAsync(_customer);
        shop.Clock.Advance(TimeSpan.FromHours(2));
        var started = Commands.Before(PaymentLock, () => StartAsync(order));

        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);

        Assert.IsType<StartPayment.Result.Ready>(await started);
        await shop.ConfirmAsync((await shop.PaymentAsync(_customer, order)).IntentId!);
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);
        await PlacedOnceAsync(order);
    }

    [Fact]
    public async Task An_order_whose_link_staff_send_while_the_clock_looks_at_it_keeps_its_time()
    {
        await ExpireAsync();
        var order = await shop.PlaceAsync(_customer);
        shop.Clock.Advance(TimeSpan.FromHours(2));
        var sent = Commands.After(OrderRead, () => SendLinkAsync(order));

        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);

        Assert.IsType<SendPaymentLink.Result.Sent>(await sent);
        Assert.Equal(OrderStatus.PendingPayment, (await shop.OrderAsync(_customer, order)).Status);
    }

    [Fact]
    public async Task An_order_whose_link_staff_send_keeps_its_payment_that_had_begun()
    {
        await ExpireAsync();
        var order = await shop.PlaceAsync(_customer);
        await StartAsync(order);
        shop.Clock.Advance(TimeSpan.FromHours(2));
        var sent = Commands.After(OrderRead, () => SendLinkAsync(order));

        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);

        await sent;
        await shop.ConfirmAsync((await shop.PaymentAsync(_customer, order)).IntentId!);
        await SettleAsync((await shop.PaymentAsync(_customer, order)).IntentId!, "return");
        await PlacedOnceAsync(order);
    }

    [Fact]
    public async Task A_link_that_staff_send_twice_at_once_under_one_key_is_one_mail()
    {
        var order = await shop.PlaceAsync(_customer);
        var key = new RequestKey(SellingShop.Staff, RequestKey.Fresh());
        var second = Commands.After("INSERT INTO orders.requests", () => Patiently.AskAsync(() => SendLinkAsync(order, key)));

        var first = await SendLinkAsync(order, key);

        Assert.Equal(first, await second);
        Assert.Equal(1, await FactsAsync("PaymentLinkAsked", order));
    }

    [Fact]
    public async Task Two_nodes_whose_clocks_give_up_the_same_order_end_it_once()
    {
        await ExpireAsync();
        var order = await shop.PlaceAsync(_customer);
        await StartAsync(order);
        shop.Gateway.Before("cancel", () => shop.Get<ExpireUnpaid>().ExecuteAsync(Ct));

        await ExpireAsync();

        Assert.Equal(OrderStatus.Expired, (await shop.OrderAsync(_customer, order)).Status);
        Assert.Equal(1, await FactsAsync("OrderExpired", order));
    }

    [Fact]
    public async Task An_order_that_its_shopper_gives_up_while_the_clock_does_ends_once()
    {
        await ExpireAsync();
        var order = await shop.PlaceAsync(_customer);
        await StartAsync(order);
        shop.Gateway.Before("cancel", () => shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, "shopper"), Ct));

        await ExpireAsync();

        Assert.Equal(OrderStatus.Cancelled, (await shop.OrderAsync(_customer, order)).Status);
        Assert.Equal((1L, 0L), (await FactsAsync("OrderCancelled", order), await FactsAsync("OrderExpired", order)));
    }

    [Fact]
    public async Task A_late_webhook_that_saw_a_promise_before_it_ended_revives_no_order()
    {
        await ExpireAsync();
        var order = await shop.PlaceAsync(_customer);
        var intent = await shop.PayAsync(_customer, order);
        shop.Gateway.After("fetch", async () =>
        {
            await shop.Stripe.V1.PaymentIntents.CancelAsync(intent, cancellationToken: Ct);
            await ExpireAsync();
        });

        await SettleAsync(intent, "webhook");

        var ended = await shop.OrderAsync(_customer, order);
        Assert.Equal((OrderStatus.Expired, PaymentStatus.Voided), (ended.Status, ended.PaymentStatus));
        Assert.Equal((1L, 0L), (await FactsAsync("OrderExpired", order), await FactsAsync("OrderPlaced", order)));
    }

    [Fact]
    public async Task Late_money_that_meets_the_buyer_of_the_last_piece_goes_back()
    {
        var goods = await shop.OfferAsync(1);
        var order = await shop.PlaceAsync(_customer, (goods.Sku, 1));
        var payment = await shop.PaymentAsync(_customer, order);
        await ExpireAsync();
        var owner = new Dictionary<string, string> { ["customer_id"] = $"{_customer}", ["order_id"] = $"{order}", ["payment_id"] = $"{payment.Id}" };
        var late = await shop.Stripe.V1.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions { Amount = payment.AmountMinor, Currency = "eur", PaymentMethod = "pm_card_visa", Confirm = true, Metadata = owner }, cancellationToken: Ct);
        var faster = Commands.After(PaymentLock, () => shop.PlaceAsync(CustomerId.New(), (goods.Sku, 1)));

        await SettleAsync(late.Id, "webhook");

        await faster;
        await shop.Get<FinishMoney>().ExecuteAsync(Ct);
        var ended = await shop.OrderAsync(_customer, order);
        Assert.Equal((OrderStatus.Expired, PaymentStatus.Refunded), (ended.Status, ended.PaymentStatus));
        Assert.Equal(1, (await shop.StockAsync(goods.Id)).Held);
    }

    [Fact]
    public async Task A_saved_card_that_is_removed_while_a_payment_begins_is_not_offered()
    {
        var first = await shop.PlaceAsync(_customer);
        Assert.IsType<StartPayment.Result.Ready>(await shop.Get<StartPayment>().ExecuteAsync(new(_customer, first, new(null, Save: true)), Ct));
        await shop.ConfirmAsync((await shop.PaymentAsync(_customer, first)).IntentId!);
        await SettleAsync((await shop.PaymentAsync(_customer, first)).IntentId!, "return");
        var card = Assert.Single(await shop.Get<ListSavedCards>().ExecuteAsync(_customer, Ct));
        var order = await shop.PlaceAsync(_customer);
        shop.Gateway.After("create", () => shop.Get<ForgetCard>().ExecuteAsync(new(_customer, card.Id), Ct));

        var ready = Assert.IsType<StartPayment.Result.Ready>(await shop.Get<StartPayment>().ExecuteAsync(new(_customer, order, new(card.Id, Save: false)), Ct));

        Assert.Null(ready.Method);
        Assert.Equal(OrderStatus.PendingPayment, (await shop.OrderAsync(_customer, order)).Status);
    }

    [Fact]
    public async Task One_event_by_webhook_and_by_list_at_once_is_kept_once()
    {
        var command = new ReceiveProviderMessage.Command($"evt_{Guid.CreateVersion7():N}", "payment_intent.succeeded", "pi_of_nobody", "{}");
        var listed = Commands.Before("INSERT INTO payments.provider_inbox", () => shop.Get<ReceiveProviderMessage>().ExecuteAsync(command, Ct));

        var sent = await shop.Get<ReceiveProviderMessage>().ExecuteAsync(command, Ct);

        Assert.Null(sent);
        Assert.NotNull(await listed);
    }

    [Fact]
    public async Task One_webhook_that_two_nodes_apply_at_once_counts_once()
    {
        var order = await shop.PlaceAsync(_customer);
        var intent = await shop.PayAsync(_customer, order);
        var body = await new StripeEvents(shop).LastAsync(intent, "payment_intent.amount_capturable_updated");
        shop.Gateway.After("fetch", () => shop.Get<ApplyProviderMessages>().ExecuteAsync(Ct));

        await new StripeEvents(shop).SendAsync(body);

        await PlacedOnceAsync(order);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from payments.provider_inbox where intent_id = '{intent}' and state = 'Applied'"));
    }

    private async Task ExpireAsync()
    {
        shop.Clock.Advance(TimeSpan.FromHours(2));
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);
    }

    private Task<StartPayment.Result> StartAsync(OrderId order) => shop.Get<StartPayment>().ExecuteAsync(new(_customer, order), Ct);

    private Task<Settle.Result> SettleAsync(string intent, string source) => shop.Get<Settle>().ExecuteAsync(new(intent, source), Ct);

    private Task<SendPaymentLink.Result> SendLinkAsync(OrderId order, RequestKey? key = null) =>
        shop.Get<SendPaymentLink>().ExecuteAsync(new(_customer, order, SellingShop.Staff, key), Ct);

    private Task<long> FactsAsync(string type, OrderId order) =>
        shop.Database.ScalarAsync<long>($"select count(*) from events.outbox where type = '{type}' and payload->>'order' = '{order}'");

    private async Task PlacedOnceAsync(OrderId order)
    {
        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);
        Assert.Equal(1, await FactsAsync("OrderPlaced", order));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from payments.payment_events where customer_id = '{_customer}' and kind = 'Authorized'"));
    }
}
