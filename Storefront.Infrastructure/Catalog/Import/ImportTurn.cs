using Microsoft.EntityFrameworkCore;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>Imports take turns at one row, batch by batch, so that two of them never make the same thing at once. Its number tells whether another had a turn in between.</summary>
internal static class ImportTurn
{
    private static readonly Guid s_row = new("0191d3a0-0000-7000-8000-000000007542");

    /// <summary>Waits for the turn; it ends with the transaction.</summary>
    public static async Task<long> TakeAsync(StorefrontContext context, DateTimeOffset now, CancellationToken ct)
    {
        var turns = await context.Database.SqlQuery<long>(
            $"""
            insert into catalog.change_sets as turn (id, source, fingerprint, started_at, finished_at, rows_done, rows_rejected)
            values ({s_row}, 'turns of imports', 'turns', {now}, {now}, 0, 0)
            on conflict (id) do update set rows_done = turn.rows_done + 1 returning rows_done as "Value"
            """).ToListAsync(ct);
        return turns[0];
    }
}
