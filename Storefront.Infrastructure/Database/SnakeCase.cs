using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Storefront.Infrastructure.Database;

/// <summary>Names of PostgreSQL: lower case with underscores, so that nobody has to quote them.</summary>
internal static class SnakeCase
{
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(type => !type.IsMappedToJson()))
        {
            foreach (var property in entity.GetProperties().Where(p => p.GetColumnName() == p.Name)) property.SetColumnName(Of(property.Name));
            foreach (var key in entity.GetKeys()) key.SetName($"pk_{entity.GetTableName()}");
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(IndexName(entity.GetTableName()!, index.Properties.Select(property => Of(property.Name))));
        }
    }

    private static string IndexName(string table, IEnumerable<string> columns)
    {
        var name = new StringBuilder("ix_").Append(table).Append('_').AppendJoin('_', columns);
        return name.Length <= 63 ? name.ToString() : name.ToString(0, 63);
    }
}
