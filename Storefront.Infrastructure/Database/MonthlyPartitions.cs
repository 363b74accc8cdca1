using Microsoft.EntityFrameworkCore;

namespace Storefront.Infrastructure.Database;

/// <summary>Makes the partitions of this month and the next two, at start and daily.</summary>
public sealed class MonthlyPartitions(IDbContextFactory<StorefrontContext> contexts, TimeProvider clock)
{
    private const int MonthsAhead = 2;

    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var first = new DateOnly(now.Year, now.Month, 1);
        foreach (var table in PartitionPlan.ByMonth.Keys)
            for (var i = 0; i <= MonthsAhead; i++)
                await context.Database.ExecuteSqlRawAsync(CreateSql(table, first.AddMonths(i)), ct);
    }

    private static string CreateSql(string table, DateOnly month) =>
        $"CREATE TABLE IF NOT EXISTS {table}_{month:yyyyMM} PARTITION OF {table} FOR VALUES FROM ('{month:yyyy-MM-dd}') TO ('{month.AddMonths(1):yyyy-MM-dd}')";
}
