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
    public async Task A_promise_is_captured_in_parts_until_the_last_one_ends_it()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var held = await HoldInPartsAsync(shop, "pm_card_visa");
        Assert.Equal("available", held.LatestCharge.PaymentMethodDetails.Card.Multicapture.Status);

        var first = await CaptureAsync(shop, held, 500, final: false);
        Assert.Equal(("requires_capture", 1499, 500), (first.Status, first.AmountCapturable, first.AmountReceived));
        var second = await CaptureAsync(shop, held, 999, final: false);
        Assert.Equal(("requires_capture", 500, 1499), (second.Status, second.AmountCapturable, second.AmountReceived));
        var last = await CaptureAsync(shop, held, 0, final: true);

        Assert.Equal(("succeeded", 0, 1499), (last.Status, last.AmountCapturable, last.AmountReceived));
        var movements = await new BalanceTransactionService(shop.Stripe).ListAsync(cancellationToken: Ct);
        Assert.Equal([999L, 500], movements.Select(movement => movement.Amount));
        Assert.Equal(
            ["charge.captured", "payment_intent.amount_capturable_updated", "charge.captured", "payment_intent.amount_capturable_updated", "payment_intent.succeeded"],
            (await shop.EventTypesAsync()).TakeLast(5));
    }

    [Fact]
    public async Task What_was_captured_of_a_promise_can_be_refunded_before_the_rest_is_captured()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var held = await HoldInPartsAsync(shop, "pm_card_visa");
        await CaptureAsync(shop, held, 500, final: false);

        await new RefundService(shop.Stripe).CreateAsync(new RefundCreateOptions { PaymentIntent = held.Id, Amount = 500 }, cancellationToken: Ct);
        await Assert.ThrowsAsync<StripeException>(() => new RefundService(shop.Stripe).CreateAsync(new RefundCreateOptions { PaymentIntent = held.Id, Amount = 1 }, cancellationToken: Ct));

        Assert.Equal(("succeeded", 1999), await CaptureAsync(shop, held, 1499, final: true) is var paid ? (paid.Status, paid.AmountReceived) : default);
    }

    [Fact]
    public async Task A_card_without_multicapture_is_not_captured_in_parts()
    {
        await using var shop = await SandboxShop.OpenAsync();
        foreach (var held in new[] { await HoldInPartsAsync(shop, "pm_card_jcb"), await shop.PayAsync("pm_card_visa", captureMethod: "manual") })
        {
            Assert.Equal("unavailable", held.LatestCharge.PaymentMethodDetails.Card.Multicapture.Status);
            var refused = await Assert.ThrowsAsync<StripeException>(() => CaptureAsync(shop, held, 500, final: false));
            Assert.Equal("final_capture", refused.StripeError.Param);
        }
    }

    private static Task<PaymentIntent> HoldInPartsAsync(SandboxShop shop, string method) => shop.Intents.CreateAsync(
        new PaymentIntentCreateOptions
        {
            Amount = 1999,
            Currency = "eur",
            CaptureMethod = "manual",
            Confirm = true,
            PaymentMethod = method,
            PaymentMethodOptions = new() { Card = new() { RequestMulticapture = "if_available" } },
            Expand = ["latest_charge"],
        },
        cancellationToken: Ct);

    private static Task<PaymentIntent> CaptureAsync(SandboxShop shop, PaymentIntent held, long amount, bool final) => shop.Intents.CaptureAsync(
        held.Id, new PaymentIntentCaptureOptions { AmountToCapture = amount, FinalCapture = final }, cancellationToken: Ct);

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
