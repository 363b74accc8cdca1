using Storefront.Tests.StripeSandbox.Host;
using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.Webhooks;

public sealed class WebhookSenderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_event_arrives_signed_and_in_the_version_of_the_client()
    {
        await using var receiver = await WebhookReceiver.ListenAsync();
        await using var shop = await SandboxShop.OpenAsync(new SandboxOptions { WebhookUrl = receiver.Url });

        var paid = await shop.PayAsync("pm_card_visa");
        await receiver.WaitForAsync(3);

        var events = receiver.Verified(shop.Sandbox.Options.WebhookSecret);
        Assert.Equal(
            ["charge.succeeded", "payment_intent.created", "payment_intent.succeeded"],
            events.Select(happened => happened.Type).Order());
        var succeeded = events.Single(happened => happened.Type == "payment_intent.succeeded");
        Assert.Equal(paid.Id, Assert.IsType<PaymentIntent>(succeeded.Data.Object).Id);
        Assert.Equal(StripeConfiguration.ApiVersion, succeeded.ApiVersion);
    }

    [Fact]
    public async Task A_refused_event_comes_again_until_it_is_accepted()
    {
        await using var receiver = await WebhookReceiver.ListenAsync();
        receiver.Refusals = 2;
        await using var shop = await SandboxShop.OpenAsync(new SandboxOptions { WebhookRetrySeconds = 0.05 });
        shop.Sandbox.SendWebhooksTo(receiver.Url);

        await shop.PayAsync();
        await receiver.WaitForAsync(3);

        Assert.Single(receiver.Verified(shop.Sandbox.Options.WebhookSecret).DistinctBy(happened => happened.Id));
        await WaitUntilDeliveredAsync(shop);
    }

    [Fact]
    public async Task What_was_not_delivered_can_be_listed_and_is_sent_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("stripe-sandbox-").FullName;
        var options = new SandboxOptions { StatePath = Path.Combine(folder, "stripe.jsonl"), WebhookUrl = "http://127.0.0.1:9" };
        await using (var before = await SandboxShop.OpenAsync(options))
        {
            await before.PayAsync();
            Assert.Single(await UndeliveredAsync(before));
        }

        await using var receiver = await WebhookReceiver.ListenAsync();
        options.WebhookUrl = receiver.Url;
        await using var after = await SandboxShop.OpenAsync(options);

        Assert.Single(await receiver.WaitForAsync(1));
        await WaitUntilDeliveredAsync(after);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Chaos_sends_copies()
    {
        await using var receiver = await WebhookReceiver.ListenAsync();
        await using var shop = await SandboxShop.OpenAsync(new SandboxOptions { WebhookUrl = receiver.Url });
        using var ordered = await shop.OrderAsync("chaos?duplicates=2&reorder=true");

        await shop.PayAsync();
        var received = await receiver.WaitForAsync(3);

        Assert.Equal(3, received.Count);
        Assert.Single(received.DistinctBy(delivery => delivery.Body));
    }

    [Theory]
    [InlineData("chaos?badSig=true")]
    [InlineData("chaos?staleSec=400")]
    public async Task Chaos_signs_wrongly_or_late(string chaos)
    {
        await using var receiver = await WebhookReceiver.ListenAsync();
        await using var shop = await SandboxShop.OpenAsync(new SandboxOptions { WebhookUrl = receiver.Url });
        using var ordered = await shop.OrderAsync(chaos);

        await shop.PayAsync();
        await receiver.WaitForAsync(1);

        Assert.Throws<StripeException>(() => receiver.Verified(shop.Sandbox.Options.WebhookSecret));
    }

    [Fact]
    public async Task A_dropped_event_never_arrives_but_can_be_sent_again_by_hand()
    {
        await using var receiver = await WebhookReceiver.ListenAsync();
        await using var shop = await SandboxShop.OpenAsync(new SandboxOptions { WebhookUrl = receiver.Url });
        using var ordered = await shop.OrderAsync("chaos?drop=true");
        await shop.PayAsync();
        await WaitUntilDeliveredAsync(shop);
        Assert.Empty(receiver.Received);

        var lost = Assert.Single(await new EventService(shop.Stripe).ListAsync(cancellationToken: Ct));
        using var resent = await shop.OrderAsync($"webhooks/resend?event={lost.Id}");

        Assert.Single(receiver.Received);
    }

    private static async Task WaitUntilDeliveredAsync(SandboxShop shop)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if ((await UndeliveredAsync(shop)).Count == 0) return;
            await Task.Delay(50, Ct);
        }

        Assert.Fail("The event was not delivered in time.");
    }

    private static async Task<IReadOnlyList<Event>> UndeliveredAsync(SandboxShop shop) =>
        (await new EventService(shop.Stripe).ListAsync(new EventListOptions { DeliverySuccess = false }, cancellationToken: Ct)).Data;
}
