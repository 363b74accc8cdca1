using System.Net;
using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.Api;

public sealed class IdempotencyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_key_gets_the_first_answer_again_and_says_so()
    {
        await using var shop = await SandboxShop.OpenAsync();

        var first = await shop.PayAsync("pm_card_visa", key: "order-1:pay:1");
        var second = await shop.PayAsync("pm_card_visa", key: "order-1:pay:1");

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.LatestChargeId, second.LatestChargeId);
        Assert.Equal(["true"], second.StripeResponse.Headers.GetValues("Idempotent-Replayed"));
        Assert.False(first.StripeResponse.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal(1, await shop.CountIntentsAsync());
    }

    [Fact]
    public async Task A_decline_is_an_answer_and_is_repeated_too()
    {
        await using var shop = await SandboxShop.OpenAsync();

        var first = await Assert.ThrowsAsync<StripeException>(() => shop.PayAsync("pm_card_chargeDeclined", key: "k"));
        var second = await Assert.ThrowsAsync<StripeException>(() => shop.PayAsync("pm_card_chargeDeclined", key: "k"));

        Assert.Equal(first.StripeError.Charge, second.StripeError.Charge);
    }

    [Fact]
    public async Task The_same_key_with_other_parameters_is_refused()
    {
        await using var shop = await SandboxShop.OpenAsync();
        await shop.PayAsync("pm_card_visa", key: "k");

        var refused = await Assert.ThrowsAsync<StripeException>(() => shop.PayAsync("pm_card_mastercard", key: "k"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.HttpStatusCode);
        Assert.Equal("idempotency_error", refused.StripeError.Type);
    }

    [Fact]
    public async Task A_request_that_was_never_carried_out_leaves_its_key_free()
    {
        await using var shop = await SandboxShop.OpenAsync();
        await Assert.ThrowsAsync<StripeException>(() => shop.PayAsync("pm_no_such_card", key: "k"));

        var paid = await shop.PayAsync("pm_card_visa", key: "k");

        Assert.Equal("succeeded", paid.Status);
    }

    [Fact]
    public async Task While_the_first_request_runs_its_key_is_in_use()
    {
        await using var shop = await SandboxShop.OpenAsync();
        using var slow = await shop.OrderAsync("faults?method=POST&path=/v1/payment_intents&mode=slow&delayMs=1500");
        var first = shop.PayAsync("pm_card_visa", key: "k");
        await Task.Delay(300, Ct);

        var refused = await Assert.ThrowsAsync<StripeException>(() => shop.PayAsync("pm_card_visa", key: "k"));

        Assert.Equal(HttpStatusCode.Conflict, refused.HttpStatusCode);
        Assert.Equal("succeeded", (await first).Status);
        Assert.Equal(1, await shop.CountIntentsAsync());
    }
}
