using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>The devices on which a person is signed in, the one seen last first.</summary>
public sealed class ListSessions(IStorefrontDb db, TimeProvider clock)
{
    private const int Most = 100;

    /// <param name="Device">The browser as it calls itself.</param>
    public sealed record Row(SessionId Id, string? Device, string? Ip, DateTimeOffset IssuedAt, DateTimeOffset LastSeenAt);

    public Task<List<Row>> OfAsync(CustomerId user, CancellationToken ct) => db.ReadAsync(
        (tables, token) =>
        {
            var now = clock.GetUtcNow();
            return tables.Sessions.Where(s => s.UserId == user && s.EndedAt == null && s.ExpiresAt > now)
                .OrderByDescending(s => s.LastSeenAt)
                .Select(s => new Row(s.Id, s.Device, s.Ip, s.IssuedAt, s.LastSeenAt))
                .Take(Most)
                .ToListAsync(token);
        },
        ct);
}
