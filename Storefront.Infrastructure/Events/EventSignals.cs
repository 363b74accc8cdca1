namespace Storefront.Infrastructure.Events;

/// <summary>Short cuts inside one node, so that nobody waits for the next poll. Nothing depends on them: other nodes have none.</summary>
public sealed class EventSignals
{
    private long _head;

    /// <summary>This node committed facts to the outbox.</summary>
    public Pulse Written { get; } = new();

    /// <summary>The log grew.</summary>
    public Pulse Logged { get; } = new();

    /// <summary>The highest position that this node has heard of; the log may be further.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>Never goes back: what is heard late is old.</summary>
    public void HearOf(long position)
    {
        for (var known = Head; position > known; known = Head)
            if (Interlocked.CompareExchange(ref _head, position, known) == known) return;
    }
}
