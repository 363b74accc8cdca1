using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Inventory;

/// <summary>Receiving, counting and limits. Each locks its shelf first, so that its second statement sees all that happened before.</summary>
internal sealed partial class StockSql
{
    private const string MoveFor = "INSERT INTO inventory.movements (id, at, variant_id, warehouse_id, kind, quantity, cause, reference)";

    private const string Shelf = "i.variant_id = @variant AND i.warehouse_id = @warehouse";

    private const string Owed = "greatest(0, i.held + i.committed - i.on_hand - i.backorder_limit)";

    /// <summary>
    /// Ends shortages whose reason is gone, and the tasks of shelves that are well again. It follows every statement that makes a
    /// shelf richer or poorer in promises; rows that nobody touched need nothing and are not locked.
    /// </summary>
    public Task SettleAsync(IEnumerable<VariantId> variants, CancellationToken ct) => ExecuteAsync(
        $"""
        WITH owed AS (
          SELECT i.variant_id, i.warehouse_id, {Owed} - i.shortage AS change FROM inventory.inventory i
          WHERE i.variant_id = ANY(@variants) AND i.shortage > {Owed} FOR UPDATE),
        lowered AS (
          UPDATE inventory.inventory i SET shortage = i.shortage + o.change FROM owed o
          WHERE i.variant_id = o.variant_id AND i.warehouse_id = o.warehouse_id),
        moved AS (
          {Move} SELECT gen_random_uuid(), @now, variant_id, warehouse_id, 'Shortage', change, 'settled' FROM owed)
        UPDATE inventory.tasks t SET closed_at = @now FROM inventory.inventory i
        WHERE t.closed_at IS NULL AND t.variant_id = ANY(@variants) AND i.variant_id = t.variant_id AND i.warehouse_id = t.warehouse_id
          AND CASE t.kind WHEN 'Shortage' THEN {Owed} = 0 ELSE i.low_at IS NULL OR {Available} > i.low_at END
        """,
        ct,
        ("variants", variants.Select(variant => variant.Value).Distinct().ToArray()),
        ("now", now));

    /// <summary>Puts pieces on a shelf, which is made when it is new. Null: a movement of this id is there already.</summary>
    public async Task<ShelfChange?> PutAsync(ShelfAct act, MovementKind kind, int quantity, CancellationToken ct)
    {
        await ExecuteAsync(
            """
            INSERT INTO inventory.inventory (variant_id, warehouse_id, on_hand, held, committed, backorder_limit, safety, shortage)
            VALUES (@variant, @warehouse, 0, 0, 0, 0, 0, 0)
            ON CONFLICT (variant_id, warehouse_id) DO UPDATE SET on_hand = inventory.on_hand
            """,
            ct,
            ("variant", act.Variant.Value),
            ("warehouse", act.Warehouse.Value));
        var changes = await QueryAsync(
            $"""
            WITH came AS (
              UPDATE inventory.inventory i SET on_hand = i.on_hand + @quantity
              WHERE {Shelf} AND NOT EXISTS (SELECT FROM inventory.movements WHERE variant_id = @variant AND id = @id)
              RETURNING {Available} AS left_now, i.low_at),
            moved AS (
              {MoveFor} SELECT @id, @now, @variant, @warehouse, @kind, @quantity, @cause, @reference FROM came)
            SELECT @warehouse, left_now - @quantity, left_now, low_at FROM came
            """,
            ReadChange,
            ct,
            [.. Of(act), ("kind", kind.ToString()), ("quantity", quantity)]);
        return changes.Count == 0 ? null : changes[0];
    }

    /// <summary>Writes a count down. Empty: the shelf holds something else than was seen.</summary>
    public async Task<List<(ShelfChange Change, int Missing)>> CountAsync(ShelfAct act, int seen, int counted, CancellationToken ct) => await QueryAsync(
        $"""
        WITH before AS (
          SELECT i.on_hand, i.shortage, {Available} AS was_left FROM inventory.inventory i WHERE {Shelf} AND i.on_hand = @seen FOR UPDATE),
        changed AS (
          UPDATE inventory.inventory i SET on_hand = @counted, shortage = greatest(0, i.held + i.committed - @counted - i.backorder_limit) FROM before
          WHERE {Shelf} RETURNING i.shortage, {Available} AS left_now, i.low_at, before.was_left, before.on_hand AS was, before.shortage AS was_short),
        moved AS (
          {MoveFor} SELECT @id, @now, @variant, @warehouse, 'Adjusted', @counted - was, @cause, @reference FROM changed
          UNION ALL SELECT gen_random_uuid(), @now, @variant, @warehouse, 'Shortage', shortage - was_short, @cause, @reference FROM changed WHERE shortage <> was_short)
        SELECT @warehouse, was_left, left_now, low_at, shortage FROM changed
        """,
        reader => (ReadChange(reader), reader.GetInt32(4)),
        ct,
        [.. Of(act), ("seen", seen), ("counted", counted)]);

    /// <summary>Opens a task, unless the shelf has one of its kind.</summary>
    public Task OpenTaskAsync(VariantId variant, WarehouseId warehouse, StockTaskKind kind, CancellationToken ct) => ExecuteAsync(
        """
        INSERT INTO inventory.tasks (variant_id, id, warehouse_id, kind, opened_at) VALUES (@variant, @id, @warehouse, @kind, @now)
        ON CONFLICT (variant_id, warehouse_id, kind) WHERE closed_at IS NULL DO NOTHING
        """,
        ct,
        ("variant", variant.Value),
        ("id", Guid.CreateVersion7()),
        ("warehouse", warehouse.Value),
        ("kind", kind.ToString()),
        ("now", now));

    /// <summary>Locked, so that who makes the shelf well again closes the task that is opened now.</summary>
    public async Task<bool> IsLowAsync(VariantId variant, WarehouseId warehouse, CancellationToken ct)
    {
        var low = await QueryAsync(
            $"SELECT {Available} <= i.low_at FROM inventory.inventory i WHERE {Shelf} AND i.low_at IS NOT NULL FOR UPDATE",
            reader => reader.GetBoolean(0),
            ct,
            ("variant", variant.Value),
            ("warehouse", warehouse.Value));
        return low is [true];
    }

    /// <summary>Empty: more is promised than the limit would allow, or there is no such shelf.</summary>
    public Task<List<(ShelfChange Change, int? LowBefore)>> LimitAsync(VariantId variant, WarehouseId warehouse, ShelfLimits limits, CancellationToken ct) => QueryAsync(
        $"""
        WITH before AS (
          SELECT {Available} AS was_left, i.low_at FROM inventory.inventory i WHERE {Shelf} FOR UPDATE)
        UPDATE inventory.inventory i SET backorder_limit = @backorder, safety = @safety, low_at = @low FROM before
        WHERE {Shelf} AND i.held + i.committed <= i.on_hand + @backorder + i.shortage
        RETURNING i.warehouse_id, was_left, {Available}, i.low_at, before.low_at
        """,
        reader => (ReadChange(reader), Number(reader, 4)),
        ct,
        ("variant", variant.Value),
        ("warehouse", warehouse.Value),
        ("backorder", limits.Backorder),
        ("safety", limits.Safety),
        ("low", limits.LowAt));

    private (string Name, object? Value)[] Of(ShelfAct act) =>
        [("variant", act.Variant.Value), ("warehouse", act.Warehouse.Value), ("id", act.Id.Value), ("cause", act.Cause), ("reference", act.Reference), ("now", now)];
}
