using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Storefront.Infrastructure.Database;

/// <summary>Asks every invariant of the shop's database, in one snapshot, so that sales under way do not look like faults.</summary>
public sealed class ProveInvariants(IDbContextFactory<StorefrontContext> contexts)
{
    private const int MostRows = 20;

    /// <param name="Broken">The rows that break it, in words; at most twenty.</param>
    public sealed record Finding(Invariant Invariant, IReadOnlyList<string> Broken);

    public async Task<IReadOnlyList<Finding>> ExecuteAsync(CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        await connection.OpenAsync(ct);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var findings = new List<Finding>();
        foreach (var invariant in Invariants.All) findings.Add(new(invariant, await BrokenAsync(connection, invariant, ct)));
        return findings;
    }

    internal static async Task<IReadOnlyList<string>> BrokenAsync(NpgsqlConnection connection, Invariant invariant, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(invariant.Broken, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<string>();
        while (rows.Count < MostRows && await reader.ReadAsync(ct)) rows.Add(reader.GetString(0));
        return rows;
    }
}
