using Storefront.Tests.StripeSandbox.Host;
using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.Disputes;

public sealed class OpenDisputeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_disputing_card_takes_the_money_back_by_itself_and_the_bank_may_decide_for_the_shop()
    {
        await using var shop = await SandboxShop.OpenAsync(new SandboxOptions { DisputeDelaySeconds = 0 });
        var paid = await shop.PayAsync("pm_card_createDispute");
        var disputes = new DisputeService(shop.Stripe);

        var dispute = await WaitForDisputeAsync(disputes, paid.Id);
        using var closed = await shop.OrderAsync($"disputes/close?dispute={dispute.Id}&outcome=won");

        Assert.Equal(1999, dispute.Amount);
        Assert.Equal("fraudulent", dispute.Reason);
        Assert.Equal("won", (await disputes.GetAsync(dispute.Id, cancellationToken: Ct)).Status);
        var movements = await new BalanceTransactionService(shop.Stripe).ListAsync(
            new BalanceTransactionListOptions { Type = "adjustment" }, cancellationToken: Ct);
        Assert.Equal(0, movements.Sum(movement => movement.Amount));
        Assert.Contains("charge.dispute.created", await shop.EventTypesAsync());
    }

    private static async Task<Dispute> WaitForDisputeAsync(DisputeService disputes, string intent)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var found = await disputes.ListAsync(new DisputeListOptions { PaymentIntent = intent }, cancellationToken: Ct);
            if (found.Data.Count > 0) return found.Data[0];
            await Task.Delay(50, Ct);
        }

        throw new TimeoutException("No dispute was opened.");
    }
}
