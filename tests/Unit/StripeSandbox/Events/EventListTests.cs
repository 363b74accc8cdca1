using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.Events;

public sealed class EventListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_events_can_be_read_page_by_page()
    {
        await using var shop = await SandboxShop.OpenAsync();
        for (var i = 0; i < 4; i++) await shop.PayAsync("pm_card_visa");

        var all = new List<Event>();
        await foreach (var happened in new EventService(shop.Stripe).ListAutoPagingAsync(new EventListOptions { Limit = 5 }, cancellationToken: Ct))
            all.Add(happened);

        Assert.Equal(12, all.Count);
        Assert.Equal(12, all.DistinctBy(happened => happened.Id).Count());
    }

    [Fact]
    public async Task Events_can_be_asked_for_by_type_and_time()
    {
        await using var shop = await SandboxShop.OpenAsync();
        await shop.PayAsync("pm_card_visa");
        var events = new EventService(shop.Stripe);

        var some = await events.ListAsync(
            new EventListOptions { Types = ["charge.succeeded", "charge.refunded"] }, cancellationToken: Ct);
        var future = await events.ListAsync(
            new EventListOptions { Created = new DateRangeOptions { GreaterThan = DateTimeOffset.FromUnixTimeSeconds(4_000_000_000).UtcDateTime } },
            cancellationToken: Ct);

        Assert.Equal("charge.succeeded", Assert.Single(some).Type);
        Assert.Empty(future);
    }
}
