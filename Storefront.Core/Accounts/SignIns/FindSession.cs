using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Looks a sign-in up by its id, for those who hold no cookie: circuits.</summary>
public sealed class FindSession(IStorefrontDb db, TimeProvider clock)
{
    /// <summary>Tells whether a sign-in still lives.</summary>
    public Task<bool> IsLiveAsync(SessionId id, CancellationToken ct) => db.ReadAsync(
        (tables, token) =>
        {
            var now = clock.GetUtcNow();
            return tables.Sessions.AnyAsync(s => s.Id == id && s.EndedAt == null && s.ExpiresAt > now, token);
        },
        ct);

    /// <summary>Its person acts: it lives on. Does nothing for one that has ended.</summary>
    public Task<bool> SeeAsync(SessionId id, SessionLife life, CancellationToken ct) => db.RunAsync(
        async (work, token) =>
        {
            var now = clock.GetUtcNow();
            var session = await work.Sessions.SingleOrDefaultAsync(s => s.Id == id, token);
            if (session?.IsLive(now) != true) return false;
            session.See(now, life);
            await work.CommitAsync(token);
            return true;
        },
        ct);
}
