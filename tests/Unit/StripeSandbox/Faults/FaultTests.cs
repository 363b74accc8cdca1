using System.Net;
using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.Faults;

public sealed class FaultTests
{
    [Theory]
    [InlineData("timeout_after")]
    [InlineData("timeout_before")]
    [InlineData("reset_after")]
    [InlineData("reset_before")]
    [InlineData("http500_before")]
    public async Task A_retry_with_the_same_key_makes_one_payment(string mode)
    {
        await using var shop = await SandboxShop.OpenAsync(patience: TimeSpan.FromMilliseconds(700), retries: 2);
        using var ordered = await shop.OrderAsync($"faults?method=POST&path=/v1/payment_intents&mode={mode}");

        var paid = await shop.PayAsync("pm_card_visa", key: "order-1:pay:1");

        Assert.Equal("succeeded", paid.Status);
        Assert.Equal(1, await shop.CountIntentsAsync());
    }

    [Fact]
    public async Task A_500_after_the_work_is_remembered_by_the_key_and_the_money_has_moved()
    {
        await using var shop = await SandboxShop.OpenAsync();
        using var ordered = await shop.OrderAsync("faults?method=POST&path=/v1/payment_intents&mode=http500_after");

        await Assert.ThrowsAsync<StripeException>(() => shop.PayAsync("pm_card_visa", key: "k"));
        var again = await Assert.ThrowsAsync<StripeException>(() => shop.PayAsync("pm_card_visa", key: "k"));

        Assert.Equal(HttpStatusCode.InternalServerError, again.HttpStatusCode);
        Assert.Equal(1, await shop.CountIntentsAsync());
    }

    [Fact]
    public async Task Too_many_requests_strike_as_often_as_ordered_and_do_nothing()
    {
        await using var shop = await SandboxShop.OpenAsync();
        using var ordered = await shop.OrderAsync("faults?path=/v1/**&mode=http429&count=2");

        for (var strike = 0; strike < 2; strike++)
        {
            var refused = await Assert.ThrowsAsync<StripeException>(() => shop.PayAsync());
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.HttpStatusCode);
        }

        Assert.Equal(0, await shop.CountIntentsAsync());
    }

    [Fact]
    public async Task A_fault_strikes_only_the_address_it_was_ordered_for()
    {
        await using var shop = await SandboxShop.OpenAsync();
        using var ordered = await shop.OrderAsync("faults?method=POST&path=/v1/payment_intents/*/capture&mode=http500_before");

        var held = await shop.PayAsync("pm_card_visa", captureMethod: "manual");

        Assert.Equal("requires_capture", held.Status);
        await Assert.ThrowsAsync<StripeException>(() =>
            shop.Intents.CaptureAsync(held.Id, cancellationToken: TestContext.Current.CancellationToken));
    }
}
