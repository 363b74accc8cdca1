using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Demo;

/// <summary>Sees to it that something is put into the database once: whoever inserts the row does it, and another waits until that is committed or undone.</summary>
internal static class SeedClaim
{
    public static async Task<bool> TakeAsync(IWork work, Guid claim, string source, DateTimeOffset now, CancellationToken ct) =>
        await work.Context().Database.ExecuteSqlAsync(
            $"""
            insert into catalog.change_sets (id, source, fingerprint, started_at, finished_at, rows_done, rows_rejected)
            values ({claim}, {source}, 'seed', {now}, {now}, 0, 0) on conflict (id) do nothing
            """,
            ct) == 1;
}
