using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Events;

/// <summary>
/// Turns facts into rows of its own work, once for the whole shop, whichever node runs it: its cursor moves in the transaction
/// of the rows it writes. What those rows ask for (a mail, a call) is done later, each by itself.
/// </summary>
public interface IEventConsumer
{
    /// <summary>Names its cursor; never changes.</summary>
    string Name { get; }

    /// <summary>Writes through the given work and does not commit it. It may run again when its transaction failed, so it does nothing but write.</summary>
    Task ConsumeAsync(IReadOnlyList<LoggedEvent> events, IWork work, CancellationToken ct);
}

/// <summary>Brings something of this node alone up to date (search index, page cache): every node runs it and keeps its own place.</summary>
public interface INodeEventConsumer
{
    string Name { get; }

    /// <summary>The last position it already knows when the node starts; null for the head of the log.</summary>
    long? StartPosition { get; }

    /// <summary>May be given the same facts again after it threw.</summary>
    Task ConsumeAsync(IReadOnlyList<LoggedEvent> events, CancellationToken ct);
}
