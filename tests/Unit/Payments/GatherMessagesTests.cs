using System.Collections.Concurrent;
using Storefront.Core.Payments;

namespace Storefront.Tests.Unit.Payments;

public sealed class GatherMessagesTests
{
    private readonly GatherMessages _gather = new();
    private readonly ConcurrentQueue<string> _applied = [];

    [Fact]
    public async Task What_comes_together_about_one_payment_is_applied_together()
    {
        await Task.WhenAll(ApplyAsync("evt_1", "pi_1"), ApplyAsync("evt_2", "pi_1"), ApplyAsync("evt_3", "pi_2"));

        Assert.Equal(["evt_1 evt_2", "evt_3"], _applied.Order());
    }

    [Fact]
    public async Task What_comes_after_is_applied_by_itself()
    {
        await ApplyAsync("evt_1", "pi_1");
        await ApplyAsync("evt_2", "pi_1");

        Assert.Equal(["evt_1", "evt_2"], _applied);
    }

    [Fact]
    public async Task Everybody_hears_that_it_failed()
    {
        var failing = new[] { "evt_1", "evt_2" }.Select(id => _gather.ApplyAsync(Message(id, "pi_1"), _ => throw new InvalidOperationException("Stripe is away"))).ToList();

        foreach (var one in failing) await Assert.ThrowsAsync<InvalidOperationException>(() => one);
        await ApplyAsync("evt_3", "pi_1");
        Assert.Equal(["evt_3"], _applied);
    }

    [Fact]
    public async Task What_is_about_no_payment_waits_for_nobody()
    {
        var applied = ApplyAsync("evt_1", null);

        Assert.True(applied.IsCompleted);
        await applied;
    }

    private Task ApplyAsync(string id, string? intent) => _gather.ApplyAsync(Message(id, intent), messages =>
    {
        _applied.Enqueue(string.Join(' ', messages.Select(message => message.EventId)));
        return Task.CompletedTask;
    });

    private static ProviderMessage Message(string id, string? intent) => new(id, "charge.succeeded", intent, "{}", DateTimeOffset.UnixEpoch);
}
