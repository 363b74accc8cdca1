using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Sourcing;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Inventory;

/// <inheritdoc cref="IStockLedger"/>
internal sealed class StockLedger(ShopOptions shop, TimeProvider clock) : IStockLedger
{
    public async Task<HoldOutcome> HoldAsync(IWork work, HoldRequest request, CancellationToken ct)
    {
        var sql = new StockSql(work.Context(), clock.GetUtcNow());
        var held = await sql.ExtendAsync(request.Customer, request.Checkout, request.ExpiresAt, ct);
        if (request.At is { } place && held.Count > 0 && await sql.LeaveAsync(request.Checkout, place, ct) is { Count: > 0 } left)
        {
            await LetGoAsync(work, sql, left, ct);
            held = await sql.ExtendAsync(request.Customer, request.Checkout, request.ExpiresAt, ct);
        }
        var wanted = request.Lines.ToDictionary(line => line.Variant, line => line.Quantity);
        var missing = new List<StockLine>();
        var sources = await SourcesAsync(sql, request, wanted, held, ct);
        foreach (var variant in wanted.Keys.Union(held.Keys).Order(ById))
        {
            var (has, wants) = (held.GetValueOrDefault(variant), wanted.GetValueOrDefault(variant));
            var own = new Dictionary<WarehouseId, int>();
            if (has > wants)
            {
                own = await sql.HeldAtAsync(request.Checkout, variant, ct);
                await LetGoAsync(work, sql, await sql.ReleaseAsync(request.Checkout, variant, ct), ct);
                has = 0;
            }
            if (wants == has) continue;
            var took = await TakeAsync(sql, request, new(variant, wants - has), sources[variant], ct);
            // What the shopper let go of a moment ago was his own: taking fewer of it again makes no shelf lower than it was.
            foreach (var change in took) work.Tell(variant, change with { Before = change.Before - own.GetValueOrDefault(change.Warehouse) });
            if (took.Count == 0) missing.Add(new(variant, has + await sql.AvailableAsync(variant, request.At, ct)));
        }
        return new(missing);
    }

    public async Task<bool> PinAsync(IWork work, CheckoutId checkout, OrderId order, IReadOnlyList<StockLine> lines, DateTimeOffset deadline, CancellationToken ct)
    {
        var pinned = await new StockSql(work.Context(), clock.GetUtcNow()).PinAsync(checkout, order, deadline, ct);
        return lines.All(line => pinned.GetValueOrDefault(line.Variant) == line.Quantity) && pinned.Count == lines.Count;
    }

    public Task CommitAsync(IWork work, OrderId order, CancellationToken ct) =>
        new StockSql(work.Context(), clock.GetUtcNow()).CommitAsync(order, ct);

    public async Task<bool> TryCommitLateAsync(IWork work, OrderId order, HoldRequest request, CancellationToken ct)
    {
        var transaction = work.Context().Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync("late", ct);
        if ((await HoldAsync(work, request, ct)).Complete && await PinAsync(work, request.Checkout, order, request.Lines, request.ExpiresAt, ct))
        {
            await CommitAsync(work, order, ct);
            return true;
        }
        await transaction.RollbackToSavepointAsync("late", ct);
        return false;
    }

    public async Task ReleaseAsync(IWork work, OrderId order, CancellationToken ct)
    {
        var sql = new StockSql(work.Context(), clock.GetUtcNow());
        await LetGoAsync(work, sql, await sql.ReleaseAsync(order, ct), ct);
    }

    public async Task ReleaseAsync(IWork work, CheckoutId checkout, CancellationToken ct)
    {
        var sql = new StockSql(work.Context(), clock.GetUtcNow());
        await LetGoAsync(work, sql, await sql.ReleaseAsync(checkout, ct), ct);
    }

    public async Task UncommitAsync(IWork work, OrderId order, IReadOnlyList<AllocatedLine> lines, CancellationToken ct)
    {
        var sql = new StockSql(work.Context(), clock.GetUtcNow());
        foreach (var line in InOrder(lines)) await sql.UncommitAsync(order, line, ct);
        await LetGoAsync(work, sql, [.. lines.Select(line => line.Variant).Distinct()], ct);
    }

    public async Task<bool> ShipAsync(IWork work, OrderId order, IReadOnlyList<AllocatedLine> lines, CancellationToken ct)
    {
        var sql = new StockSql(work.Context(), clock.GetUtcNow());
        foreach (var line in InOrder(lines))
            if (!await sql.ShipAsync(order, line, ct))
                return false;
        await sql.SettleAsync(lines.Select(line => line.Variant), ct);
        return true;
    }

    public async Task<int> ReleaseExpiredAsync(IWork work, DateTimeOffset now, IReadOnlyList<DueHold> due, CancellationToken ct)
    {
        var sql = new StockSql(work.Context(), now);
        var (count, variants) = await sql.ReleaseExpiredAsync(due, ct);
        await LetGoAsync(work, sql, variants, ct);
        return count;
    }

    public async Task<IReadOnlyList<AllocatedLine>> AllocationsAsync(IWork work, OrderId order, CancellationToken ct) =>
        await work.Allocations.Where(row => row.OrderId == order)
            .OrderBy(row => row.VariantId).ThenBy(row => row.WarehouseId)
            .Select(row => new AllocatedLine(row.VariantId, row.WarehouseId, row.Quantity))
            .ToListAsync(ct);

    private static Comparer<VariantId> ById { get; } = Comparer<VariantId>.Create((left, right) => left.Value.CompareTo(right.Value));

    private static IEnumerable<AllocatedLine> InOrder(IEnumerable<AllocatedLine> lines) =>
        lines.OrderBy(line => line.Variant, ById).ThenBy(line => line.Warehouse.Value);

    /// <summary>What follows when shelves have more to promise: shortages and tasks end, pages say so.</summary>
    private static async Task LetGoAsync(IWork work, StockSql sql, IReadOnlyCollection<VariantId> variants, CancellationToken ct)
    {
        if (variants.Count == 0) return;
        await sql.SettleAsync(variants, ct);
        foreach (var variant in variants) work.Publish(new StockChanged(variant));
    }

    /// <summary>For each variant that must be taken the warehouses to take it from. Nothing is read when the shopper holds all he wants.</summary>
    private async Task<IReadOnlyDictionary<VariantId, IReadOnlyList<WarehouseId>>> SourcesAsync(
        StockSql sql, HoldRequest request, Dictionary<VariantId, int> wanted, Dictionary<VariantId, int> held, CancellationToken ct)
    {
        var needs = wanted.Where(line => line.Value != held.GetValueOrDefault(line.Key))
            .Select(line => new StockLine(line.Key, line.Value > held.GetValueOrDefault(line.Key) ? line.Value - held.GetValueOrDefault(line.Key) : line.Value)).ToList();
        if (request.At is { } place) return needs.ToDictionary(need => need.Variant, IReadOnlyList<WarehouseId> (_) => [place]);
        if (needs.Count == 0) return new Dictionary<VariantId, IReadOnlyList<WarehouseId>>();
        var shelves = await sql.ShelvesAsync(needs.Select(need => need.Variant), ct);
        var used = held.Count == 0 ? [] : await sql.WarehousesOfAsync(request.Checkout, ct);
        return SourcingPolicy.Choose(new(
            needs, [.. shelves.Select(row => row.Shelf)], [.. shelves.Select(row => row.Warehouse).DistinctBy(one => one.Id)], used, request.To with { Country = request.To.Country ?? shop.Country }, shop.ShipFromNearest));
    }

    /// <summary>From one warehouse if any has enough, else from several; all or nothing.</summary>
    private static async Task<List<ShelfChange>> TakeAsync(StockSql sql, HoldRequest request, StockLine line, IReadOnlyList<WarehouseId> order, CancellationToken ct)
    {
        var took = await sql.HoldWholeAsync(request, line, order.Count > 0 ? order[0] : null, ct);
        return took.Count == 0 && request.At is null ? await sql.HoldSplitAsync(request, line, order, ct) : took;
    }
}
