using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Storefront.Tests.Architecture.Tables;

/// <summary>What keeps the door to a distributed engine open, read from the model of the tables.</summary>
internal static class TableRules
{
    public const string Customer = "customer_id";

    public static IReadOnlyList<ITable> Of(DbContext context) => [.. context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables];

    public static string NameOf(ITableBase table) => $"{table.Schema}.{table.Name}";

    public static IEnumerable<string> WithoutSchema(IEnumerable<ITable> tables) => tables.Where(table => table.Schema is null).Select(table => table.Name);

    public static IEnumerable<string> AcrossSchemas(IEnumerable<ITable> tables) =>
        from table in tables
        from key in table.ForeignKeyConstraints
        where key.PrincipalTable.Schema != table.Schema
        select $"{NameOf(table)} -> {NameOf(key.PrincipalTable)}";

    /// <summary>Customer-owned tables whose key, or whose reference to another customer-owned table, does not begin with the customer.</summary>
    public static IEnumerable<string> NotSplitByCustomer(IEnumerable<ITable> tables, IReadOnlySet<string> owned) =>
        from table in tables
        where owned.Contains(NameOf(table))
        where table.PrimaryKey?.Columns[0].Name != Customer
            || table.UniqueConstraints.Any(unique => unique.Columns.All(column => column.Name != Customer))
            || table.Indexes.Any(index => index.IsUnique && index.Columns.All(column => column.Name != Customer))
            || table.ForeignKeyConstraints.Any(key => owned.Contains(NameOf(key.PrincipalTable)) && key.Columns.All(column => column.Name != Customer))
        select NameOf(table);

    /// <summary>Tables that name a customer and are kept whole.</summary>
    public static IEnumerable<string> NamingACustomer(IEnumerable<ITable> tables, IReadOnlySet<string> owned) =>
        tables.Where(table => !owned.Contains(NameOf(table)) && table.Columns.Any(column => column.Name == Customer)).Select(NameOf);

    /// <summary>Amounts are whole minor units: no column is a fraction unless it is no money.</summary>
    public static IEnumerable<string> Fractions(IEnumerable<ITable> tables) =>
        from table in tables
        from column in table.Columns
        where column.StoreType is "double precision" or "real" or "money" || column.StoreType.StartsWith("numeric", StringComparison.Ordinal)
        select $"{NameOf(table)}.{column.Name}";
}
