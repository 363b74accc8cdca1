using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Storefront.Infrastructure.Database;

/// <summary>For <c>./dev migration</c>: the model without a running database.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<StorefrontContext>
{
    public StorefrontContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<StorefrontContext>().UseStorefront("Host=design-time").Options);
}

public static class StorefrontContextOptions
{
    private static readonly RowLocks s_locks = new();

    /// <summary>How every context of the shop reaches PostgreSQL, in production and in tests.</summary>
    public static DbContextOptionsBuilder<TContext> UseStorefront<TContext>(this DbContextOptionsBuilder<TContext> options, string connectionString)
        where TContext : DbContext
    {
        ((DbContextOptionsBuilder)options).UseStorefront(connectionString);
        return options;
    }

    public static DbContextOptionsBuilder UseStorefront(this DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("migrations", "jobs"))
            .ReplaceService<IMigrationsSqlGenerator, PartitioningSqlGenerator>()
            .AddInterceptors(s_locks);
}
