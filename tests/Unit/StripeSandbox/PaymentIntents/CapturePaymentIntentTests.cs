using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.PaymentIntents;

public sealed class CapturePaymentIntentTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Held_money_is_captured_later()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var held = await shop.PayAsync("pm_card_visa", captureMethod: "manual");
        Assert.Equal("requires_capture", held.Status);
        Assert.Equal(1999, held.AmountCapturable);
        Assert.False(held.LatestCharge.Captured);

        var captured = await shop.Intents.CaptureAsync(held.Id, cancellationToken: Ct);

        Assert.Equal("succeeded", captured.Status);
        Assert.Equal(1999, captured.AmountReceived);
        Assert.Equal(0, captured.AmountCapturable);
        Assert.Equal(
            ["payment_intent.created", "charge.succeeded", "payment_intent.amount_capturable_updated", "charge.captured", "payment_intent.succeeded"],
            await shop.EventTypesAsync());
    }

    [Fact]
    public async Task Capturing_a_part_releases_the_rest_as_a_refund_that_moved_no_money()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var held = await shop.PayAsync("pm_card_visa", captureMethod: "manual");

        await shop.Intents.CaptureAsync(held.Id, new PaymentIntentCaptureOptions { AmountToCapture = 1500 }, cancellationToken: Ct);

        var charge = await new ChargeService(shop.Stripe).GetAsync(held.LatestChargeId, cancellationToken: Ct);
        Assert.Equal(1500, charge.AmountCaptured);
        Assert.Equal(499, charge.AmountRefunded);
        Assert.False(charge.Refunded);
        var released = Assert.Single(await new RefundService(shop.Stripe).ListAsync(
            new RefundListOptions { PaymentIntent = held.Id }, cancellationToken: Ct));
        Assert.Null(released.BalanceTransactionId);
        await Assert.ThrowsAsync<StripeException>(() => shop.Intents.CaptureAsync(held.Id, cancellationToken: Ct));
    }

    [Fact]
    public async Task Never_more_is_captured_than_was_authorised()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var held = await shop.PayAsync("pm_card_visa", captureMethod: "manual");

        var refused = await Assert.ThrowsAsync<StripeException>(() => shop.Intents.CaptureAsync(
            held.Id, new PaymentIntentCaptureOptions { AmountToCapture = 2000 }, cancellationToken: Ct));

        Assert.Equal("amount_too_large", refused.StripeError.Code);
    }

    [Fact]
    public async Task Cancelling_gives_held_money_back()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var held = await shop.PayAsync("pm_card_visa", captureMethod: "manual");

        var canceled = await shop.Intents.CancelAsync(
            held.Id, new PaymentIntentCancelOptions { CancellationReason = "abandoned" }, cancellationToken: Ct);

        Assert.Equal("canceled", canceled.Status);
        Assert.Equal("abandoned", canceled.CancellationReason);
        Assert.NotNull(canceled.CanceledAt);
        var movements = await new BalanceTransactionService(shop.Stripe).ListAsync(cancellationToken: Ct);
        Assert.Empty(movements);
        Assert.Equal(["charge.refunded", "payment_intent.canceled"], (await shop.EventTypesAsync()).TakeLast(2));
    }

    [Fact]
    public async Task Paid_money_cannot_be_cancelled()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var paid = await shop.PayAsync("pm_card_visa");

        var refused = await Assert.ThrowsAsync<StripeException>(() => shop.Intents.CancelAsync(paid.Id, cancellationToken: Ct));

        Assert.Equal("payment_intent_unexpected_state", refused.StripeError.Code);
    }
}
