using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Inventory;

/// <summary>
/// The statements behind the stock ledger. Each is guarded by its own WHERE: PostgreSQL checks the condition again on the newest row
/// after waiting for a competitor, so the number of changed rows is the truth.
/// </summary>
internal sealed partial class StockSql(StorefrontContext context, DateTimeOffset now)
{
    private const string Available = "i.on_hand + i.backorder_limit - i.held - i.committed - i.safety";

    /// <summary>The empty id stands for every warehouse.</summary>
    private const string Allowed = "(@at = '00000000-0000-0000-0000-000000000000' OR i.warehouse_id = @at)";

    private const string Move = "INSERT INTO inventory.movements (id, at, variant_id, warehouse_id, kind, quantity, cause)";

    /// <summary>
    /// What the checkout holds, now for longer; locked by that, or the sweeper could release it before the shopper's work is done. The checkout itself
    /// is locked before: of a shopper's tabs one at a time, or what he holds already would be counted twice.
    /// </summary>
    public async Task<Dictionary<VariantId, int>> ExtendAsync(CustomerId customer, CheckoutId checkout, DateTimeOffset until, CancellationToken ct)
    {
        // Two statements that travel together: the second one sees what the other tab left.
        const string Sql = """
            SELECT 1 FROM orders.checkouts WHERE customer_id = @customer AND id = @checkout FOR UPDATE;
            WITH own AS (
              SELECT variant_id, id FROM inventory.holds WHERE checkout_id = @checkout AND order_id IS NULL ORDER BY variant_id, id FOR UPDATE),
            longer AS (
              UPDATE inventory.holds h SET expires_at = @until FROM own WHERE h.variant_id = own.variant_id AND h.id = own.id RETURNING h.variant_id, h.quantity)
            SELECT variant_id, sum(quantity)::int FROM longer GROUP BY variant_id
            """;
        await using var command = Command(Sql, [("customer", customer.Value), ("checkout", checkout.Value), ("until", until)]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        var held = new Dictionary<VariantId, int>();
        while (await reader.ReadAsync(ct)) held.Add(new(reader.GetGuid(0)), reader.GetInt32(1));
        return held;
    }

    /// <summary>How much of one variant the checkout holds in each warehouse.</summary>
    public async Task<Dictionary<WarehouseId, int>> HeldAtAsync(CheckoutId checkout, VariantId variant, CancellationToken ct)
    {
        const string Sql = "SELECT warehouse_id, sum(quantity)::int FROM inventory.holds WHERE checkout_id = @checkout AND order_id IS NULL AND variant_id = @variant GROUP BY warehouse_id";
        var rows = await QueryAsync(Sql, reader => (new WarehouseId(reader.GetGuid(0)), reader.GetInt32(1)), ct, ("checkout", checkout.Value), ("variant", variant.Value));
        return rows.ToDictionary(row => row.Item1, row => row.Item2);
    }

    /// <summary>Where the checkout holds something already.</summary>
    public Task<List<WarehouseId>> WarehousesOfAsync(CheckoutId checkout, CancellationToken ct) => QueryAsync(
        "SELECT DISTINCT warehouse_id FROM inventory.holds WHERE checkout_id = @checkout AND order_id IS NULL", reader => new WarehouseId(reader.GetGuid(0)), ct, ("checkout", checkout.Value));

    /// <param name="at">The only warehouse that counts; null: all do.</param>
    public async Task<int> AvailableAsync(VariantId variant, WarehouseId? at, CancellationToken ct)
    {
        var rows = await QueryAsync(
            $"SELECT coalesce(sum(greatest(0, {Available})), 0)::int FROM inventory.inventory i WHERE i.variant_id = @variant AND {Allowed}",
            reader => reader.GetInt32(0),
            ct,
            ("variant", variant.Value),
            ("at", at?.Value ?? Guid.Empty));
        return rows[0];
    }

    public async Task<Dictionary<VariantId, int>> PinAsync(CheckoutId checkout, OrderId order, DateTimeOffset deadline, CancellationToken ct)
    {
        const string Sql = """
            WITH pinned AS (
              UPDATE inventory.holds SET order_id = @order, expires_at = @deadline
              WHERE checkout_id = @checkout AND order_id IS NULL RETURNING variant_id, quantity)
            SELECT variant_id, sum(quantity)::int FROM pinned GROUP BY variant_id
            """;
        var rows = await QueryAsync(
            Sql, reader => (new VariantId(reader.GetGuid(0)), reader.GetInt32(1)), ct, ("checkout", checkout.Value), ("order", order.Value), ("deadline", deadline));
        return rows.ToDictionary(row => row.Item1, row => row.Item2);
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken ct, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }

    private static int? Number(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);

    /// <summary>Warehouse, what could be promised from there before and can be now, and its low mark.</summary>
    private static ShelfChange ReadChange(NpgsqlDataReader reader) => new(new(reader.GetGuid(0)), reader.GetInt32(1), reader.GetInt32(2), Number(reader, 3));

    private NpgsqlCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        var command = new NpgsqlCommand(sql, connection, (NpgsqlTransaction?)context.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var (name, value) in parameters) command.Parameters.Add(Parameter(name, value));
        return command;
    }

    /// <summary>PostgreSQL cannot guess the type of what is missing: texts and numbers are the only ones that may be.</summary>
    private static NpgsqlParameter Parameter(string name, object? value) => value is null
        ? new(name, name == "low" ? NpgsqlDbType.Integer : NpgsqlDbType.Text) { Value = DBNull.Value }
        : new(name, value);
}

/// <summary>What a statement did to what may be promised from a warehouse.</summary>
internal readonly record struct ShelfChange(WarehouseId Warehouse, int Before, int After, int? LowAt)
{
    public bool RanLow => After <= LowAt && Before > LowAt;

    /// <summary>Pages that show the variant say something else now.</summary>
    public bool IsSeen => StockWords.Of(Before) != StockWords.Of(After);
}
