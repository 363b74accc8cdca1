using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Database.Embedded;

namespace Storefront.Tests.Shared;

/// <summary>A database that is migrated once and then only copied, which takes a tenth of the time.</summary>
internal static class TemplateDatabase
{
    private const long OneAtATime = 20260101;

    /// <summary>Another build of the schema, or another partitioning, is another template.</summary>
    private static string Name => $"template_{typeof(StorefrontContext).Module.ModuleVersionId:N}_{PartitionPlan.HashPartitions}";

    public static async Task<string> EnsureAsync(EmbeddedPostgres postgres)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString("postgres"));
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"select pg_advisory_lock({OneAtATime})");
        if (!await ExistsAsync(connection))
            await MakeAsync(postgres, connection);
        await ExecuteAsync(connection, $"select pg_advisory_unlock({OneAtATime})");
        return Name;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection)
    {
        await using var find = new NpgsqlCommand($"select exists (select from pg_database where datname = '{Name}')", connection);
        return (bool)(await find.ExecuteScalarAsync())!;
    }

    private static async Task MakeAsync(EmbeddedPostgres postgres, NpgsqlConnection connection)
    {
        await ExecuteAsync(connection, "drop database if exists template_draft");
        await ExecuteAsync(connection, "create database template_draft");
        var options = new DbContextOptionsBuilder<StorefrontContext>().UseStorefront(postgres.ConnectionString("template_draft") + ";Pooling=false");
        await using (var context = new StorefrontContext(options.Options))
            await context.Database.MigrateAsync();
        await ExecuteAsync(connection, $"alter database template_draft rename to {Name}");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
