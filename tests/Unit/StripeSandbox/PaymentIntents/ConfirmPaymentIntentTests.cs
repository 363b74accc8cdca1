using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.PaymentIntents;

public sealed class ConfirmPaymentIntentTests
{
    [Theory]
    [InlineData("DE89370400440532013000", "succeeded")]
    [InlineData("DE62370400440532013001", "requires_payment_method")]
    public async Task A_debit_is_on_its_way_until_the_bank_answers(string iban, string end)
    {
        await using var shop = await SandboxShop.OpenAsync(new() { BankDebitSeconds = 1 });
        var waiting = await DebitedAsync(shop, iban);
        Assert.Equal("processing", waiting.Status);
        Assert.Null(waiting.Processing);

        for (var i = 0; i < 60 && waiting.Status == "processing"; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            waiting = await shop.Intents.GetAsync(waiting.Id, cancellationToken: TestContext.Current.CancellationToken);
        }

        Assert.Equal(end, waiting.Status);
    }

    [Fact]
    public async Task A_number_that_is_no_account_is_refused()
    {
        await using var shop = await SandboxShop.OpenAsync();

        var refused = await Assert.ThrowsAsync<StripeException>(() => DebitedAsync(shop, "DE89370400440532013001"));

        Assert.Equal("invalid_bank_account_iban", refused.StripeError.Code);
    }

    private static Task<PaymentIntent> DebitedAsync(SandboxShop shop, string iban) => shop.Intents.CreateAsync(
        new PaymentIntentCreateOptions
        {
            Amount = 1999,
            Currency = "eur",
            Confirm = true,
            AllowedPaymentMethodTypes = ["card", "sepa_debit"],
            PaymentMethodData = new() { Type = "sepa_debit", SepaDebit = new() { Iban = iban }, BillingDetails = new() { Name = "Ada Byron", Email = "ada@example.org" } },
        },
        cancellationToken: TestContext.Current.CancellationToken);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_good_card_pays_at_once_and_tells_it_in_order()
    {
        await using var shop = await SandboxShop.OpenAsync();

        var intent = await shop.PayAsync("pm_card_visa");

        Assert.Equal("succeeded", intent.Status);
        Assert.Equal(1999, intent.AmountReceived);
        Assert.Equal("1001", intent.Metadata["order"]);
        Assert.True(intent.LatestCharge.Captured);
        Assert.Equal("approved_by_network", intent.LatestCharge.Outcome.NetworkStatus);
        Assert.Equal("4242", intent.LatestCharge.PaymentMethodDetails.Card.Last4);
        Assert.Equal(6, intent.LatestCharge.PaymentMethodDetails.Card.AuthorizationCode.Length);
        Assert.Equal(["payment_intent.created", "charge.succeeded", "payment_intent.succeeded"], await shop.EventTypesAsync());
    }

    [Theory]
    [InlineData("pm_card_chargeDeclined", "card_declined", "generic_decline")]
    [InlineData("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds")]
    [InlineData("pm_card_chargeDeclinedExpiredCard", "expired_card", null)]
    [InlineData("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", null)]
    [InlineData("pm_card_chargeDeclinedProcessingError", "processing_error", null)]
    public async Task A_declined_card_says_why_and_leaves_the_intent_open(string card, string code, string? declineCode)
    {
        await using var shop = await SandboxShop.OpenAsync();
        var open = await shop.PayAsync();

        var refused = await Assert.ThrowsAsync<StripeException>(() => shop.Intents.ConfirmAsync(
            open.Id, new PaymentIntentConfirmOptions { PaymentMethod = card }, cancellationToken: Ct));

        Assert.Equal("card_error", refused.StripeError.Type);
        Assert.Equal(code, refused.StripeError.Code);
        Assert.Equal(declineCode, refused.StripeError.DeclineCode);
        Assert.Equal(open.Id, refused.StripeError.PaymentIntent.Id);
        var after = await shop.Intents.GetAsync(open.Id, new PaymentIntentGetOptions { Expand = ["latest_charge"] }, cancellationToken: Ct);
        Assert.Equal("requires_payment_method", after.Status);
        Assert.Equal(code, after.LastPaymentError.Code);
        Assert.Equal("failed", after.LatestCharge.Status);
        Assert.Equal(["payment_intent.created", "charge.failed", "payment_intent.payment_failed"], await shop.EventTypesAsync());
    }

    [Fact]
    public async Task The_same_intent_can_be_paid_after_a_decline()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var open = await shop.PayAsync();
        await Assert.ThrowsAsync<StripeException>(() => shop.Intents.ConfirmAsync(
            open.Id, new PaymentIntentConfirmOptions { PaymentMethod = "pm_card_chargeDeclined" }, cancellationToken: Ct));

        var paid = await shop.Intents.ConfirmAsync(
            open.Id, new PaymentIntentConfirmOptions { PaymentMethod = "pm_card_visa" }, cancellationToken: Ct);

        Assert.Equal("succeeded", paid.Status);
        Assert.Null(paid.LastPaymentError);
        var charges = await new ChargeService(shop.Stripe).ListAsync(new ChargeListOptions { PaymentIntent = open.Id }, cancellationToken: Ct);
        Assert.Equal(["succeeded", "failed"], charges.Select(charge => charge.Status));
    }

    [Theory]
    [InlineData("complete", "succeeded")]
    [InlineData("fail", "requires_payment_method")]
    public async Task A_card_with_3d_secure_waits_for_the_cardholder(string outcome, string status)
    {
        await using var shop = await SandboxShop.OpenAsync();
        var waiting = await shop.PayAsync("pm_card_threeDSecure2Required");
        Assert.Equal("requires_action", waiting.Status);
        Assert.Equal("use_stripe_sdk", waiting.NextAction.Type);

        using var pressed = await shop.OrderAsync($"authenticate?payment_intent={waiting.Id}&outcome={outcome}");

        var after = await shop.Intents.GetAsync(waiting.Id, new PaymentIntentGetOptions { Expand = ["latest_charge"] }, cancellationToken: Ct);
        Assert.Equal(status, after.Status);
        Assert.Equal(outcome == "fail" ? "payment_intent_authentication_failure" : null, after.LastPaymentError?.Code);
        Assert.Equal(outcome == "fail" ? null : "authenticated", after.LatestCharge?.PaymentMethodDetails.Card.ThreeDSecure.Result);
    }

    [Fact]
    public async Task Nobody_can_pass_3d_secure_when_the_cardholder_is_away()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var open = await shop.PayAsync();

        var refused = await Assert.ThrowsAsync<StripeException>(() => shop.Intents.ConfirmAsync(
            open.Id,
            new PaymentIntentConfirmOptions { PaymentMethod = "pm_card_authenticationRequired", OffSession = true },
            cancellationToken: Ct));

        Assert.Equal("authentication_required", refused.StripeError.Code);
    }

    [Theory]
    [InlineData("succeeded", "succeeded")]
    [InlineData("failed", "requires_payment_method")]
    public async Task A_slow_payment_is_processing_until_it_is_settled(string outcome, string status)
    {
        await using var shop = await SandboxShop.OpenAsync();
        var processing = await shop.PayAsync("pm_card_processing");
        Assert.Equal("processing", processing.Status);

        using var settled = await shop.OrderAsync($"settle?payment_intent={processing.Id}&outcome={outcome}");

        Assert.Equal(status, (await shop.Intents.GetAsync(processing.Id, cancellationToken: Ct)).Status);
    }

    [Fact]
    public async Task Confirming_and_cancelling_at_once_never_do_both()
    {
        await using var shop = await SandboxShop.OpenAsync();
        for (var round = 0; round < 20; round++)
        {
            var open = await shop.PayAsync();

            var paying = Attempt(() => shop.Intents.ConfirmAsync(
                open.Id, new PaymentIntentConfirmOptions { PaymentMethod = "pm_card_visa" }, cancellationToken: Ct));
            var cancelling = Attempt(() => shop.Intents.CancelAsync(open.Id, cancellationToken: Ct));
            var wins = await Task.WhenAll(paying, cancelling);

            Assert.Single(wins, won => won);
        }
    }

    [Fact]
    public async Task A_paid_intent_is_not_paid_twice()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var paid = await shop.PayAsync("pm_card_visa");

        var refused = await Assert.ThrowsAsync<StripeException>(() => shop.Intents.ConfirmAsync(
            paid.Id, new PaymentIntentConfirmOptions { PaymentMethod = "pm_card_visa" }, cancellationToken: Ct));

        Assert.Equal("payment_intent_unexpected_state", refused.StripeError.Code);
        Assert.Equal("succeeded", refused.StripeError.PaymentIntent.Status);
    }

    private static async Task<bool> Attempt(Func<Task<PaymentIntent>> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (StripeException e) when (e.StripeError.Code == "payment_intent_unexpected_state")
        {
            return false;
        }
    }
}
