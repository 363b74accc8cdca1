using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Tests.Database.Payments;

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

    private Task<List<PaymentToken>> CardsAsync() => shop.Get<ListSavedCards>().ExecuteAsync(_customer, Ct);

    private async Task BuyAsync(CardWish wish, string method)
    {
        var order = await shop.PlaceAsync(_customer);
        Assert.IsType<StartPayment.Result.Ready>(await shop.Get<StartPayment>().ExecuteAsync(new(_customer, order, wish), Ct));
        await PaidAsync(order, method);
    }

    private async Task PaidAsync(OrderId order, string method)
    {
        var intent = (await shop.PaymentAsync(_customer, order)).IntentId!;
        await shop.ConfirmAsync(intent, method);
        await shop.Get<Settle>().ExecuteAsync(new(intent, "return"), Ct);
        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);
    }
}
