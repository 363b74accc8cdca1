using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments.Cards;

public sealed class SavedCardTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task A_card_is_kept_when_its_owner_wants_it_and_pays_again()
    {
        await BuyAsync(new(null, Save: true), "pm_card_visa");
        var card = Assert.Single(await CardsAsync());
        Assert.Equal("Visa •••• 4242", card.Label);

        var order = await shop.PlaceAsync(_customer);
        var ready = Assert.IsType<StartPayment.Result.Ready>(await shop.Get<StartPayment>().ExecuteAsync(new(_customer, order, new(card.Id, Save: false)), Ct));
        Assert.Equal(card.MethodId, ready.Method);
        await PaidAsync(order, ready.Method!);

        Assert.Single(await CardsAsync());
    }

    [Fact]
    public async Task A_card_is_not_kept_when_its_owner_did_not_ask_for_it()
    {
        await BuyAsync(new(null, Save: false), "pm_card_visa");

        Assert.Empty(await CardsAsync());
    }

    [Fact]
    public async Task The_same_card_kept_twice_is_shown_once()
    {
        await BuyAsync(new(null, Save: true), "pm_card_visa");
        await BuyAsync(new(null, Save: true), "pm_card_visa");

        Assert.Single(await CardsAsync());
    }

    [Fact]
    public async Task A_signed_in_customer_pays_an_order_that_he_has_the_link_of_with_his_own_card()
    {
        await BuyAsync(new(null, Save: true), "pm_card_visa");
        var card = Assert.Single(await CardsAsync());
        var guest = CustomerId.New();
        var order = await shop.PlaceAsync(guest);
        Assert.IsType<StartPayment.Result.Ready>(await shop.Get<StartPayment>().ExecuteAsync(new(guest, order), Ct));

        var ready = Assert.IsType<StartPayment.Result.Ready>(await shop.Get<StartPayment>().ExecuteAsync(new(guest, order, new(card.Id, Save: false, _customer)), Ct));
        await PaidAsync(order, ready.Method!, guest);

        Assert.Equal("Visa •••• 4242", (await shop.PaymentAsync(guest, order)).Method);
        Assert.Empty(await shop.Get<ListSavedCards>().ExecuteAsync(guest, Ct));
    }

    [Fact]
    public async Task Who_changes_his_mind_after_a_declined_card_does_not_have_the_next_one_kept()
    {
        var order = await shop.PlaceAsync(_customer);
        await shop.Get<StartPayment>().ExecuteAsync(new(_customer, order, new(null, Save: true)), Ct);
        var intent = (await shop.PaymentAsync(_customer, order)).IntentId!;
        await Assert.ThrowsAsync<StripeException>(() => shop.ConfirmAsync(intent, "pm_card_chargeDeclined"));

        await shop.Get<StartPayment>().ExecuteAsync(new(_customer, order, new(null, Save: false)), Ct);
        await PaidAsync(order, "pm_card_visa");

        Assert.Empty(await CardsAsync());
    }

    [Fact]
    public async Task Somebody_elses_card_cannot_be_used_or_removed()
    {
        await BuyAsync(new(null, Save: true), "pm_card_visa");
        var card = Assert.Single(await CardsAsync());
        var thief = CustomerId.New();
        var order = await shop.PlaceAsync(thief);

        var ready = Assert.IsType<StartPayment.Result.Ready>(await shop.Get<StartPayment>().ExecuteAsync(new(thief, order, new(card.Id, Save: false)), Ct));
        await shop.Get<ForgetCard>().ExecuteAsync(new(thief, card.Id), Ct);

        Assert.Null(ready.Method);
        Assert.Single(await CardsAsync());
    }

    [Fact]
    public async Task A_removed_card_is_gone_at_Stripe_too()
    {
        await BuyAsync(new(null, Save: true), "pm_card_visa");
        var card = Assert.Single(await CardsAsync());
        await shop.FaultAsync("POST", "/v1/payment_methods/**", "reset_before", 3);

        Assert.Equal(ForgetCard.Outcome.TryLater, await shop.Get<ForgetCard>().ExecuteAsync(new(_customer, card.Id), Ct));
        Assert.Single(await CardsAsync());
        Assert.Equal(ForgetCard.Outcome.Forgotten, await shop.Get<ForgetCard>().ExecuteAsync(new(_customer, card.Id), Ct));

        Assert.Empty(await CardsAsync());
        Assert.Null((await shop.Stripe.V1.PaymentMethods.GetAsync(card.MethodId, cancellationToken: Ct)).CustomerId);
    }

    [Fact]
    public async Task A_card_is_kept_without_a_purchase_once_the_bank_agreed()
    {
        var setup = await BeginAsync(_customer);
        Assert.Equal(KeepCard.Outcome.NotKept, await shop.Get<KeepCard>().ExecuteAsync(setup, Ct));

        await ConfirmAsync(setup, "pm_card_mastercard");
        for (var i = 0; i < 2; i++) Assert.Equal(KeepCard.Outcome.Kept, await shop.Get<KeepCard>().ExecuteAsync(setup, Ct));

        Assert.Equal("Mastercard •••• 4444", Assert.Single(await CardsAsync()).Label);
    }

    [Fact]
    public async Task A_card_whose_browser_never_came_back_is_kept_by_the_webhook()
    {
        var setup = await BeginAsync(_customer);
        await ConfirmAsync(setup, "pm_card_visa");
        var events = await shop.Stripe.V1.Events.ListAsync(new EventListOptions { Type = "setup_intent.succeeded", Limit = 100 }, cancellationToken: Ct);
        var told = events.Single(happened => (happened.Data.Object as SetupIntent)?.Id == setup);

        var message = await shop.Get<ReceiveProviderMessage>().ExecuteAsync(new(told.Id, told.Type, setup, "{}"), Ct);
        await shop.Get<ApplyProviderMessages>().ExecuteAsync([message!], Ct);

        Assert.Equal("Visa •••• 4242", Assert.Single(await CardsAsync()).Label);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from payments.provider_inbox where event_id = '{told.Id}' and state = 'Applied'"));
    }

    [Fact]
    public async Task The_button_pressed_twice_begins_once_and_a_second_copy_of_a_card_is_not_kept()
    {
        var first = await BeginAsync(_customer, "press");
        Assert.Equal(first, await BeginAsync(_customer, "press"));
        await ConfirmAsync(first, "pm_card_visa");
        await shop.Get<KeepCard>().ExecuteAsync(first, Ct);
        var second = await BeginAsync(_customer);
        var copy = await ConfirmAsync(second, "pm_card_visa");

        Assert.Equal(KeepCard.Outcome.Kept, await shop.Get<KeepCard>().ExecuteAsync(second, Ct));

        Assert.NotEqual(copy, Assert.Single(await CardsAsync()).MethodId);
        Assert.Null((await shop.Stripe.V1.PaymentMethods.GetAsync(copy, cancellationToken: Ct)).CustomerId);
    }

    [Fact]
    public async Task A_card_of_another_payer_at_Stripe_is_kept_for_nobody()
    {
        await BeginAsync(_customer);
        var stranger = await shop.Stripe.V1.Customers.CreateAsync(new CustomerCreateOptions { Email = "eve@example.org" }, cancellationToken: Ct);
        var setup = await shop.Stripe.V1.SetupIntents.CreateAsync(
            new SetupIntentCreateOptions { Customer = stranger.Id, Metadata = new() { ["customer_id"] = _customer.ToString() } }, cancellationToken: Ct);
        await ConfirmAsync(setup.Id, "pm_card_visa");

        Assert.Equal(KeepCard.Outcome.NotKept, await shop.Get<KeepCard>().ExecuteAsync(setup.Id, Ct));

        Assert.Empty(await CardsAsync());
    }

    private async Task<string> BeginAsync(CustomerId customer, string? press = null) => Assert.IsType<AddCard.Result.Ready>(
        await shop.Get<AddCard>().ExecuteAsync(new(customer, "ada@example.org", new(customer, press ?? RequestKey.Fresh())), Ct)).SetupId;

    /// <summary>As the browser does; answers the id of the card.</summary>
    private async Task<string> ConfirmAsync(string setup, string method) =>
        (await shop.Stripe.V1.SetupIntents.ConfirmAsync(setup, new SetupIntentConfirmOptions { PaymentMethod = method }, cancellationToken: Ct)).PaymentMethodId;

    private Task<List<PaymentToken>> CardsAsync() => shop.Get<ListSavedCards>().ExecuteAsync(_customer, Ct);

    private async Task BuyAsync(CardWish wish, string method)
    {
        var order = await shop.PlaceAsync(_customer);
        Assert.IsType<StartPayment.Result.Ready>(await shop.Get<StartPayment>().ExecuteAsync(new(_customer, order, wish), Ct));
        await PaidAsync(order, method);
    }

    private async Task PaidAsync(OrderId order, string method, CustomerId? of = null)
    {
        var customer = of ?? _customer;
        var intent = (await shop.PaymentAsync(customer, order)).IntentId!;
        await shop.ConfirmAsync(intent, method);
        await shop.Get<Settle>().ExecuteAsync(new(intent, "return"), Ct);
        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(customer, order)).Status);
    }
}
