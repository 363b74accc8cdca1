using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Events;

/// <summary>
/// Gives committed facts their positions. Whoever holds the row lock on its cursor is the sequencer, so positions grow without gaps
/// whatever order transactions committed in; a row that commits late gets a late position and is skipped by nobody.
/// </summary>
internal sealed class Sequencer(IDbContextFactory<StorefrontContext> contexts, EventSignals signals, TimeProvider clock)
{
    public const string Channel = "storefront_events";

    // Both statements travel together and are one transaction. The second sees a fresh snapshot, taken after the lock was had,
    // so it sees what the sequencer before it did.
    private const string Lock = $"select position from events.cursors where consumer = '{CursorRow.Sequencer}' for update";

    private const string Move = $"""
        with taken as (
            delete from events.outbox where id in (select id from events.outbox order by occurred_at, id limit $1)
            returning id, type, payload, occurred_at
        ), logged as (
            insert into events.log (position, recorded_at, id, type, payload, occurred_at)
            select cursors.position + row_number() over (order by taken.occurred_at, taken.id), $2, taken.id, taken.type, taken.payload, taken.occurred_at
            from taken cross join events.cursors where cursors.consumer = '{CursorRow.Sequencer}'
            returning position
        ), moved as (
            update events.cursors set position = position + (select count(*) from logged)
            where consumer = '{CursorRow.Sequencer}' and exists (select from logged)
        )
        select count(*), max(position) from logged
        """;

    public async Task<bool> IsOutboxEmptyAsync(CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        return !await context.Set<OutboxRow>().AnyAsync(ct);
    }

    /// <summary>Moves one batch and answers how many facts it had.</summary>
    public async Task<int> MoveAsync(int max, CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        await context.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        var (moved, head) = await MoveAsync(connection, max, ct);
        if (moved == 0) return 0;
        ShopMeter.FactsLogged.Add(moved);
        signals.HearOf(head);
        signals.Logged.Beat();
        await NotifyAsync(connection, head, ct);
        return moved;
    }

    private async Task<(int Moved, long Head)> MoveAsync(NpgsqlConnection connection, int max, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(Lock),
                new NpgsqlBatchCommand(Move) { Parameters = { new() { Value = max }, new() { Value = clock.GetUtcNow() } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        return ((int)reader.GetInt64(0), reader.IsDBNull(1) ? 0 : reader.GetInt64(1));
    }

    private static async Task NotifyAsync(NpgsqlConnection connection, long head, CancellationToken ct)
    {
        try
        {
            await using var notify = new NpgsqlCommand("select pg_notify($1, $2)", connection) { Parameters = { new() { Value = Channel }, new() { Value = head.ToString(CultureInfo.InvariantCulture) } } };
            await notify.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException)
        {
            // An engine without NOTIFY: the other nodes find it by polling.
        }
    }
}
