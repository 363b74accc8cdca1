using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Tells whether a sign-in still lives.</summary>
public sealed class FindSession(IStorefrontDb db, TimeProvider clock)
{
    public Task<bool> IsLiveAsync(SessionId id, CancellationToken ct) => db.ReadAsync(
        (tables, token) =>
        {
            var now = clock.GetUtcNow();
            return tables.Sessions.AnyAsync(s => s.Id == id && s.EndedAt == null && s.ExpiresAt > now, token);
        },
        ct);
}
