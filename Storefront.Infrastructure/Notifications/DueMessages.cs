using Microsoft.EntityFrameworkCore;
using Storefront.Core.Notifications;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Notifications;

/// <inheritdoc cref="IDueMessages"/>
internal sealed class DueMessages : IDueMessages
{
    public async Task<Message?> LockNextAsync(IWork work, DateTimeOffset now, CancellationToken ct)
    {
        var found = await work.Context().Set<Message>().FromSql(
            $"""
            select * from notifications.messages where state = 'Waiting' and next_attempt_at <= {now}
            order by next_attempt_at limit 1 for update skip locked
            """).ToListAsync(ct);
        return found.SingleOrDefault();
    }
}
