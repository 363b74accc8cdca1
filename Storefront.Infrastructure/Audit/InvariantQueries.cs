using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Audit;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Audit;

/// <inheritdoc cref="IInvariants"/>
public sealed class InvariantQueries(IDbContextFactory<StorefrontContext> contexts, TimeProvider clock) : IInvariants
{
    /// <summary>Seconds. Some add up all that ever moved.</summary>
    private const int Patience = 300;

    public async Task<OwnBooks> AskAsync(CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        await connection.OpenAsync(ct);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var awake = await AwakeAtAsync(connection, ct);
        var findings = new List<ProofFinding>();
        foreach (var invariant in Invariants.All) findings.Add(new(invariant.Name, invariant.Area, invariant.Sentence, await BrokenAsync(connection, invariant, awake, ct)));
        return new(findings, await SumsAsync(connection, ct));
    }

    internal static async Task<IReadOnlyList<string>> BrokenAsync(NpgsqlConnection connection, Invariant invariant, DateTimeOffset awake, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(invariant.Broken, connection) { CommandTimeout = Patience };
        command.Parameters.AddWithValue("awake", awake);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<string>();
        while (rows.Count < ProofFinding.MostRows && await reader.ReadAsync(ct)) rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>A shop that was stopped does nothing about deadlines: they count up to the last thing that its clock started.</summary>
    private async Task<DateTimeOffset> AwakeAtAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var exists = new NpgsqlCommand("SELECT to_regclass('jobs.qrtz_triggers') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(ct) is not true) return now;
        await using var last = new NpgsqlCommand("SELECT max(prev_fire_time) FROM jobs.qrtz_triggers", connection);
        return await last.ExecuteScalarAsync(ct) is long ticks and > 0 && new DateTimeOffset(ticks, TimeSpan.Zero) is var fired && fired < now ? fired : now;
    }

    private static async Task<IReadOnlyList<ProofSum>> SumsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Invariants.Sums, connection) { CommandTimeout = Patience };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var sums = new List<ProofSum>();
        while (await reader.ReadAsync(ct))
            sums.Add(new(Enum.Parse<SumKind>(reader.GetString(0)), await reader.IsDBNullAsync(1, ct) ? null : Currency.Parse(reader.GetString(1)), reader.GetInt64(2), reader.GetInt64(3)));
        return [.. sums.OrderBy(sum => sum.Kind).ThenBy(sum => sum.Currency?.Code, StringComparer.Ordinal)];
    }
}
