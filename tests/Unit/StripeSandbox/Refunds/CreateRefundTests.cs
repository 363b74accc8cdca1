using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.Refunds;

public sealed class CreateRefundTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refunds_add_up_to_the_captured_amount_and_never_above()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var paid = await shop.PayAsync("pm_card_visa");

        var part = await RefundAsync(shop, paid.Id, 500);
        var tooMuch = await Assert.ThrowsAsync<StripeException>(() => RefundAsync(shop, paid.Id, 1500));
        var rest = await RefundAsync(shop, paid.Id, amount: null);
        var again = await Assert.ThrowsAsync<StripeException>(() => RefundAsync(shop, paid.Id, 1));

        Assert.Equal("succeeded", part.Status);
        Assert.Equal("amount", tooMuch.StripeError.Param);
        Assert.Equal(1499, rest.Amount);
        Assert.Equal("charge_already_refunded", again.StripeError.Code);
        var charge = await new ChargeService(shop.Stripe).GetAsync(paid.LatestChargeId, cancellationToken: Ct);
        Assert.True(charge.Refunded);
        Assert.Equal(1999, charge.AmountRefunded);
    }

    [Fact]
    public async Task The_balance_shows_charge_fee_and_refund()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var paid = await shop.PayAsync("pm_card_visa");
        await RefundAsync(shop, paid.Id, 500);

        var movements = await new BalanceTransactionService(shop.Stripe).ListAsync(cancellationToken: Ct);

        Assert.Equal([-500L, 1999L], movements.Select(movement => movement.Amount));
        Assert.Equal([0L, 55L], movements.Select(movement => movement.Fee));
        Assert.Equal(1944, movements.Last().Net);
    }

    [Fact]
    public async Task Fifty_refunds_at_once_give_back_no_more_than_was_paid()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var paid = await shop.PayAsync("pm_card_visa");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => TryRefundAsync(shop, paid.Id, 199)));

        var refunds = await new RefundService(shop.Stripe).ListAsync(
            new RefundListOptions { PaymentIntent = paid.Id, Limit = 100 }, cancellationToken: Ct);
        Assert.Equal(10, refunds.Data.Count);
    }

    [Fact]
    public async Task Held_money_is_cancelled_not_refunded()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var held = await shop.PayAsync("pm_card_visa", captureMethod: "manual");

        await Assert.ThrowsAsync<StripeException>(() => RefundAsync(shop, held.Id, amount: null));
    }

    [Theory]
    [InlineData("pm_card_pendingRefund", "pending", "succeeded", "refund.updated")]
    [InlineData("pm_card_refundFail", "succeeded", "failed", "refund.failed")]
    public async Task The_bank_may_change_its_mind_about_a_refund(string card, string atFirst, string later, string lastEvent)
    {
        await using var shop = await SandboxShop.OpenAsync();
        var paid = await shop.PayAsync(card);

        var refund = await RefundAsync(shop, paid.Id, amount: null);

        Assert.Equal(atFirst, refund.Status);
        Assert.Equal(later, (await new RefundService(shop.Stripe).GetAsync(refund.Id, cancellationToken: Ct)).Status);
        Assert.Equal(lastEvent, (await shop.EventTypesAsync())[^1]);
    }

    private static Task<Refund> RefundAsync(SandboxShop shop, string intent, long? amount) =>
        new RefundService(shop.Stripe).CreateAsync(
            new RefundCreateOptions { PaymentIntent = intent, Amount = amount, Reason = "requested_by_customer" }, cancellationToken: Ct);

    private static async Task TryRefundAsync(SandboxShop shop, string intent, long amount)
    {
        try
        {
            await RefundAsync(shop, intent, amount);
        }
        catch (StripeException)
        {
            // Refused because nothing is left: what the test counts is what went through.
        }
    }
}
