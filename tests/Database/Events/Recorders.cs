using System.Collections.Concurrent;
using Storefront.Core.Notifications;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Events;

namespace Storefront.Tests.Database.Events;

/// <summary>A shared consumer that leaves one message row for each fact.</summary>
internal sealed class MessageWriter(string name, TimeProvider clock) : IEventConsumer
{
    private int _failures;

    public string Name => name;

    /// <summary>How often it throws, after its work is done, before it behaves.</summary>
    public int Failures { get => _failures; init => _failures = value; }

    /// <summary>The fact that it never survives.</summary>
    public IDomainEvent? Poison { get; set; }

    public async Task ConsumeAsync(IReadOnlyList<LoggedEvent> events, IWork work, CancellationToken ct)
    {
        foreach (var happened in events)
            work.Messages.Add(new Message(MessageId.New(), "test", new("a@example.com", "en"), "{}", $"{name}:{happened.Position}", clock.GetUtcNow()));
        await work.SaveAsync(ct);
        if (Interlocked.Decrement(ref _failures) >= 0) throw new InvalidOperationException("killed after the work");
        if (Poison is not null && events.Any(happened => Poison.Equals(happened.Fact))) throw new InvalidOperationException("cannot digest this");
    }
}

/// <summary>A consumer of one node that remembers what it saw.</summary>
internal sealed class Witness(long? start = null) : INodeEventConsumer
{
    public ConcurrentQueue<LoggedEvent> Seen { get; } = new();

    public string Name => "witness";

    public long? StartPosition => start;

    public Task ConsumeAsync(IReadOnlyList<LoggedEvent> events, CancellationToken ct)
    {
        foreach (var happened in events) Seen.Enqueue(happened);
        return Task.CompletedTask;
    }
}
