namespace Storefront.Infrastructure.Events;

/// <summary>All facts of the shop in one order that is the same for every reader.</summary>
public interface IEventLog
{
    /// <summary>The next facts after a position, in order, without gaps.</summary>
    Task<IReadOnlyList<LoggedEvent>> ReadAsync(long after, int max, CancellationToken ct);

    /// <summary>The last position given out; 0 when nothing ever happened.</summary>
    Task<long> HeadAsync(CancellationToken ct);

    /// <summary>Waits until there is a fact after the position; false when none came in time.</summary>
    Task<bool> WaitForAsync(long after, TimeSpan atMost, CancellationToken ct);
}
