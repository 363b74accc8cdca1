using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Takes messages whose time has come, one at a time and each by one node; PostgreSQL is the vendor behind this port.</summary>
public interface IDueMessages
{
    /// <summary>The next waiting message that no other work has locked; locked until the given work ends. Null when there is none.</summary>
    Task<Message?> LockNextAsync(IWork work, DateTimeOffset now, CancellationToken ct);
}
