namespace Storefront.Infrastructure.Events;

/// <summary>Short cuts inside one node, so that nobody waits for the next poll. Nothing depends on them: other nodes have none.</summary>
public sealed class EventSignals
{
    /// <summary>This node committed facts to the outbox.</summary>
    public Pulse Written { get; } = new();

    /// <summary>The log grew.</summary>
    public Pulse Logged { get; } = new();
}
