using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Sourcing;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Inventory;

/// <summary>Holding and letting go.</summary>
internal sealed partial class StockSql
{
    /// <summary>What the choice of warehouses is made from; read without a lock, so the statements that take decide once more.</summary>
    public Task<List<(SourcingShelf Shelf, SourcingWarehouse Warehouse)>> ShelvesAsync(IEnumerable<VariantId> variants, CancellationToken ct) => QueryAsync(
        $"""
        SELECT i.variant_id, i.warehouse_id, i.on_hand - i.held - i.committed - i.safety, {Available}, w.priority, w.country, w.latitude, w.longitude, w.postcode
        FROM inventory.inventory i JOIN inventory.warehouses w ON w.id = i.warehouse_id WHERE i.variant_id = ANY(@variants)
        """,
        reader => (
            new SourcingShelf(new(reader.GetGuid(0)), new(reader.GetGuid(1)), reader.GetInt32(2), reader.GetInt32(3)),
            new SourcingWarehouse(
                new(reader.GetGuid(1)), reader.GetInt32(4), reader.IsDBNull(5) ? null : reader.GetString(5), reader.IsDBNull(6) || reader.IsDBNull(7) ? null : new(reader.GetDouble(6), reader.GetDouble(7)), reader.GetString(8))),
        ct,
        ("variants", variants.Select(variant => variant.Value).ToArray()));

    /// <summary>Holds the whole quantity in one warehouse: the chosen one while it has enough, else where the goods lie, then by priority. Empty: none has enough.</summary>
    public async Task<List<ShelfChange>> HoldWholeAsync(HoldRequest request, StockLine line, WarehouseId? chosen, CancellationToken ct)
    {
        const string Sql = $"""
            WITH pick AS (
              SELECT i.warehouse_id FROM inventory.inventory i JOIN inventory.warehouses w ON w.id = i.warehouse_id
              WHERE i.variant_id = @variant AND {Allowed} AND {Available} >= @quantity
              ORDER BY (i.warehouse_id = @chosen) DESC, (i.on_hand - i.held - i.committed - i.safety >= @quantity) DESC, w.priority, w.id LIMIT 1),
            took AS (
              UPDATE inventory.inventory i SET held = i.held + @quantity FROM pick
              WHERE i.variant_id = @variant AND i.warehouse_id = pick.warehouse_id AND {Available} >= @quantity
              RETURNING i.warehouse_id, {Available} AS remaining, i.low_at),
            hold AS (
              INSERT INTO inventory.holds (variant_id, id, warehouse_id, customer_id, checkout_id, quantity, expires_at)
              SELECT @variant, @id, warehouse_id, @customer, @checkout, @quantity, @expires FROM took),
            moved AS (
              {Move} SELECT @id, @now, @variant, warehouse_id, 'Held', @quantity, @cause FROM took)
            SELECT warehouse_id, remaining + @quantity, remaining, low_at FROM took
            """;
        while (true)
        {
            var took = await TakeAsync(Sql, request, line, chosen, ct);
            // Nothing taken although a warehouse had enough: a competitor was faster there, another warehouse may still do.
            if (took.Count > 0 || !await AnyHasAsync(line, request.At, ct)) return took;
        }
    }

    /// <summary>Holds what each warehouse has until the quantity is complete; takes nothing when all together have too little.</summary>
    public async Task<List<ShelfChange>> HoldSplitAsync(HoldRequest request, StockLine line, IReadOnlyList<WarehouseId> order, CancellationToken ct)
    {
        var (variant, quantity) = (line.Variant, line.Quantity);
        var ranks = order.Index().ToDictionary(one => one.Item, one => one.Index);
        var shelves = await QueryAsync(
            $"""
            SELECT i.warehouse_id, {Available}, i.low_at FROM inventory.inventory i JOIN inventory.warehouses w ON w.id = i.warehouse_id
            WHERE i.variant_id = @variant ORDER BY i.warehouse_id FOR UPDATE OF i
            """,
            reader => (Warehouse: new WarehouseId(reader.GetGuid(0)), Free: reader.GetInt32(1), LowAt: Number(reader, 2)),
            ct,
            ("variant", variant.Value));
        if (shelves.Sum(shelf => Math.Max(0, shelf.Free)) < quantity) return [];

        var taken = new List<ShelfChange>();
        foreach (var (warehouse, free, lowAt) in shelves.Where(shelf => shelf.Free > 0).OrderBy(shelf => ranks.GetValueOrDefault(shelf.Warehouse, int.MaxValue)).ThenByDescending(shelf => shelf.Free))
        {
            var part = Math.Min(free, quantity - taken.Sum(take => take.Before - take.After));
            if (part <= 0) break;
            await HoldAtAsync(request, variant, warehouse, part, ct);
            taken.Add(new(warehouse, free, free - part, lowAt));
        }
        return taken;
    }

    /// <summary>Lets go of what a checkout holds of one variant.</summary>
    public Task<List<VariantId>> ReleaseAsync(CheckoutId checkout, VariantId variant, CancellationToken ct) =>
        ReleaseWhereAsync("h.checkout_id = @owner AND h.order_id IS NULL AND h.variant_id = @variant", checkout.Value, ct, ("variant", variant.Value));

    /// <summary>
    /// Lets go of what a checkout holds anywhere but at one place. The shelves there are locked with those that are left, all in order:
    /// two who change places with each other never wait in a circle.
    /// </summary>
    public async Task<List<VariantId>> LeaveAsync(CheckoutId checkout, WarehouseId place, CancellationToken ct)
    {
        const string Elsewhere = "h.checkout_id = @owner AND h.order_id IS NULL AND h.warehouse_id <> @place";
        await ExecuteAsync(
            $"""
            SELECT 1 FROM inventory.inventory i
            WHERE EXISTS (SELECT FROM inventory.holds h WHERE {Elsewhere} AND h.variant_id = i.variant_id AND i.warehouse_id IN (h.warehouse_id, @place))
            ORDER BY i.variant_id, i.warehouse_id FOR UPDATE
            """,
            ct,
            ("owner", checkout.Value),
            ("place", place.Value));
        return await ReleaseWhereAsync(Elsewhere, checkout.Value, ct, ("place", place.Value));
    }

    public Task<List<VariantId>> ReleaseAsync(CheckoutId checkout, CancellationToken ct) =>
        ReleaseWhereAsync("h.checkout_id = @owner AND h.order_id IS NULL", checkout.Value, ct);

    public Task<List<VariantId>> ReleaseAsync(OrderId order, CancellationToken ct) => ReleaseWhereAsync("h.order_id = @owner", order.Value, ct);

    /// <summary>Those of the given holds that have lapsed and that no order pinned. Rows that a competitor works on are left for the next time.</summary>
    public async Task<(int Count, List<VariantId> Variants)> ReleaseExpiredAsync(IReadOnlyList<DueHold> due, CancellationToken ct)
    {
        var free = await QueryAsync(
            """
            SELECT h.id FROM inventory.holds h JOIN unnest(@variants, @holds) AS d(variant_id, id) ON h.variant_id = d.variant_id AND h.id = d.id
            WHERE h.expires_at <= @now AND h.order_id IS NULL ORDER BY h.variant_id, h.id FOR UPDATE OF h SKIP LOCKED
            """,
            reader => reader.GetGuid(0),
            ct,
            ("now", now),
            ("variants", due.Select(hold => hold.Variant.Value).ToArray()),
            ("holds", due.Select(hold => hold.Hold.Value).ToArray()));
        if (free.Count == 0) return (0, []);
        var variants = due.Select(hold => hold.Variant.Value).Distinct().ToArray();
        return (free.Count, await ReleaseWhereAsync("h.variant_id = ANY(@variants) AND h.id = ANY(@free)", Guid.Empty, ct, ("variants", variants), ("free", free.ToArray())));
    }

    private async Task<List<VariantId>> ReleaseWhereAsync(string where, Guid owner, CancellationToken ct, params (string Name, object? Value)[] more)
    {
        (string Name, object? Value)[] parameters = [("owner", owner), ("now", now), .. more];
        await ExecuteAsync(LockShelves(where), ct, parameters);
        return await QueryAsync(
            $"""
            WITH gone AS (
              DELETE FROM inventory.holds h WHERE {where} RETURNING h.variant_id, h.warehouse_id, h.quantity, h.checkout_id),
            sums AS (
              SELECT variant_id, warehouse_id, sum(quantity)::int AS quantity, min(checkout_id::text) AS cause FROM gone GROUP BY 1, 2),
            given AS (
              UPDATE inventory.inventory i SET held = i.held - s.quantity
              FROM sums s WHERE i.variant_id = s.variant_id AND i.warehouse_id = s.warehouse_id),
            moved AS (
              {Move} SELECT gen_random_uuid(), @now, variant_id, warehouse_id, 'Held', -quantity, cause FROM sums)
            SELECT DISTINCT variant_id FROM sums
            """,
            reader => new VariantId(reader.GetGuid(0)),
            ct,
            parameters);
    }

    private static string LockShelves(string holds) => $"""
        SELECT 1 FROM inventory.inventory i
        WHERE (i.variant_id, i.warehouse_id) IN (SELECT h.variant_id, h.warehouse_id FROM inventory.holds h WHERE {holds})
        ORDER BY i.variant_id, i.warehouse_id FOR UPDATE
        """;

    private async Task<bool> AnyHasAsync(StockLine line, WarehouseId? at, CancellationToken ct)
    {
        var rows = await QueryAsync(
            $"SELECT exists (SELECT FROM inventory.inventory i JOIN inventory.warehouses w ON w.id = i.warehouse_id WHERE i.variant_id = @variant AND {Allowed} AND {Available} >= @quantity)",
            reader => reader.GetBoolean(0),
            ct,
            ("at", at?.Value ?? Guid.Empty),
            ("variant", line.Variant.Value),
            ("quantity", line.Quantity));
        return rows[0];
    }

    private Task<List<ShelfChange>> TakeAsync(string sql, HoldRequest request, StockLine line, WarehouseId? chosen, CancellationToken ct) => QueryAsync(
        sql,
        ReadChange,
        ct,
        ("variant", line.Variant.Value),
        ("quantity", line.Quantity),
        ("chosen", chosen?.Value ?? Guid.Empty),
        ("at", request.At?.Value ?? Guid.Empty),
        ("id", Guid.CreateVersion7()),
        ("customer", request.Customer.Value),
        ("checkout", request.Checkout.Value),
        ("expires", request.ExpiresAt),
        ("now", now),
        ("cause", request.Checkout.ToString()));

    private Task<int> HoldAtAsync(HoldRequest request, VariantId variant, WarehouseId warehouse, int quantity, CancellationToken ct) => ExecuteAsync(
        $"""
        WITH took AS (
          UPDATE inventory.inventory SET held = held + @quantity WHERE variant_id = @variant AND warehouse_id = @warehouse),
        hold AS (
          INSERT INTO inventory.holds (variant_id, id, warehouse_id, customer_id, checkout_id, quantity, expires_at)
          VALUES (@variant, @id, @warehouse, @customer, @checkout, @quantity, @expires))
        {Move} VALUES (@id, @now, @variant, @warehouse, 'Held', @quantity, @cause)
        """,
        ct,
        ("variant", variant.Value),
        ("warehouse", warehouse.Value),
        ("quantity", quantity),
        ("id", Guid.CreateVersion7()),
        ("customer", request.Customer.Value),
        ("checkout", request.Checkout.Value),
        ("expires", request.ExpiresAt),
        ("now", now),
        ("cause", request.Checkout.ToString()));
}
