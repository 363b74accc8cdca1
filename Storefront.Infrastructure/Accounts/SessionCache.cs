using System.Collections.Concurrent;
using Storefront.Core.Accounts;

namespace Storefront.Infrastructure.Accounts;

/// <summary>Remembers sign-ins for half a minute, so that not every request costs a query. One of two reasons why an ended sign-in may live on that long.</summary>
public sealed class SessionCache(TimeProvider clock)
{
    private const int MaxRemembered = 20_000;
    private readonly ConcurrentDictionary<string, LiveSession> _sessions = new();

    internal LiveSession? Find(byte[] hash) =>
        _sessions.TryGetValue(Convert.ToHexString(hash), out var session) && clock.GetUtcNow() - session.ReadAt < SessionLife.Recheck ? session : null;

    internal void Keep(byte[] hash, LiveSession session)
    {
        if (_sessions.Count >= MaxRemembered) _sessions.Clear();
        _sessions[Convert.ToHexString(hash)] = session;
    }

    internal void Forget(byte[] hash) => _sessions.TryRemove(Convert.ToHexString(hash), out _);
}

/// <param name="Ticket">Serialised: every request gets a copy of its own, since requests add to it.</param>
internal sealed record LiveSession(byte[] Ticket, DateTimeOffset EndsAt, DateTimeOffset ReadAt)
{
    public bool IsLive(DateTimeOffset now) => EndsAt > now;
}
