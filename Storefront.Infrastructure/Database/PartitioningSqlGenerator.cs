using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace Storefront.Infrastructure.Database;

/// <summary>Creates the tables of the <see cref="PartitionPlan"/> as partitioned ones, so that migrations need no hand-written SQL.</summary>
#pragma warning disable EF1001 // The generator's constructor asks for an internal options type; every provider extension does this.
internal sealed class PartitioningSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
#pragma warning restore EF1001
{
    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        var table = $"{operation.Schema}.{operation.Name}";
        if (PartitionPlan.ByMonth.TryGetValue(table, out var column))
        {
            base.Generate(operation, model, builder, terminate: false);
            builder.AppendLine($" PARTITION BY RANGE ({column});");
            builder.AppendLine($"CREATE TABLE {table}_default PARTITION OF {table} DEFAULT;");
            EndStatement(builder);
        }
        else if (PartitionPlan.HashPartitions is var count and > 0 && PartitionPlan.ByCustomer.Contains(table))
        {
            base.Generate(operation, model, builder, terminate: false);
            builder.AppendLine(" PARTITION BY HASH (customer_id);");
            for (var i = 0; i < count; i++)
                builder.AppendLine($"CREATE TABLE {table}_{i} PARTITION OF {table} FOR VALUES WITH (MODULUS {count}, REMAINDER {i});");
            EndStatement(builder);
        }
        else
        {
            base.Generate(operation, model, builder, terminate);
        }
    }
}
