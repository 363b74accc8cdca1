using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.PaymentIntents;

public sealed class CreatePaymentIntentTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(49, "eur", "amount_too_small")]
    [InlineData(29, "gbp", "amount_too_small")]
    [InlineData(100_000_000, "eur", "amount_too_large")]
    public async Task The_amount_has_the_bounds_of_its_currency(long amount, string currency, string code)
    {
        await using var shop = await SandboxShop.OpenAsync();

        var refused = await Assert.ThrowsAsync<StripeException>(() => shop.Intents.CreateAsync(
            new PaymentIntentCreateOptions { Amount = amount, Currency = currency }, cancellationToken: Ct));

        Assert.Equal(code, refused.StripeError.Code);
        Assert.Equal("amount", refused.StripeError.Param);
        Assert.Equal(0, await shop.CountIntentsAsync());
    }

    [Fact]
    public async Task A_new_intent_waits_for_a_payment_method()
    {
        await using var shop = await SandboxShop.OpenAsync();

        var intent = await shop.PayAsync();

        Assert.Equal("requires_payment_method", intent.Status);
        Assert.StartsWith(intent.Id + "_secret_", intent.ClientSecret, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_shows_charges_in_place_of_their_ids_when_asked()
    {
        await using var shop = await SandboxShop.OpenAsync();
        await shop.PayAsync("pm_card_visa");

        var intents = await shop.Intents.ListAsync(
            new PaymentIntentListOptions { Expand = ["data.latest_charge.balance_transaction"] }, cancellationToken: Ct);

        Assert.Equal(1999, Assert.Single(intents).LatestCharge.BalanceTransaction.Amount);
    }

    [Fact]
    public async Task An_open_intent_takes_a_new_price_and_a_paid_one_only_new_words()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var intent = await shop.PayAsync();

        var repriced = await shop.Intents.UpdateAsync(
            intent.Id,
            new PaymentIntentUpdateOptions { Amount = 2500, Metadata = new Dictionary<string, string> { ["order"] = "", ["gift"] = "yes" } },
            cancellationToken: Ct);
        await shop.Intents.ConfirmAsync(intent.Id, new PaymentIntentConfirmOptions { PaymentMethod = "pm_card_visa" }, cancellationToken: Ct);

        Assert.Equal(2500, repriced.Amount);
        Assert.Equal("gift", Assert.Single(repriced.Metadata).Key);
        await Assert.ThrowsAsync<StripeException>(() => shop.Intents.UpdateAsync(
            intent.Id, new PaymentIntentUpdateOptions { Amount = 100 }, cancellationToken: Ct));
        var noted = await shop.Intents.UpdateAsync(
            intent.Id, new PaymentIntentUpdateOptions { Description = "Order 1001" }, cancellationToken: Ct);
        Assert.Equal("Order 1001", noted.Description);
    }
}
