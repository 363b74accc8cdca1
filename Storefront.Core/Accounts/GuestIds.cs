using System.Collections.Concurrent;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Tells guests' ids from ids that belong to an account. What was seen to be a guest's is believed for a short time, so that a busy guest costs no query per request.</summary>
public sealed class GuestIds(IAccounts accounts, TimeProvider clock)
{
    private const int MaxRemembered = 20_000;
    private readonly ConcurrentDictionary<CustomerId, DateTimeOffset> _believed = new();

    /// <summary>False once the id is a confirmed account's, or was linked to one.</summary>
    public async ValueTask<bool> IsGuestAsync(CustomerId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_believed.TryGetValue(id, out var until) && until > now) return true;
        if (await accounts.OwnsAsync(id, ct)) return false;
        if (_believed.Count >= MaxRemembered) _believed.Clear();
        _believed[id] = now + SessionLife.Recheck;
        return true;
    }

    /// <summary>The id has become an account's: what is remembered of it is out of date.</summary>
    public void Forget(CustomerId id) => _believed.TryRemove(id, out _);
}
