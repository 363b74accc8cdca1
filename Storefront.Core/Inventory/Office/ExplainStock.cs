using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Office;

/// <summary>Why the numbers of a variant are what they are: who holds it and until when, which orders it is promised to, and what happened to it.</summary>
public sealed class ExplainStock(IStorefrontDb db)
{
    public const int PageSize = 30;

    /// <summary>Holds and allocations beyond this many are counted only.</summary>
    public const int Most = 100;

    /// <param name="Order">Number of the unpaid order that pinned it; null: a checkout that nobody has ordered yet.</param>
    public sealed record Holding(WarehouseId Warehouse, int Quantity, DateTimeOffset ExpiresAt, string? Order);

    public sealed record Promise(WarehouseId Warehouse, int Quantity, string Order);

    /// <param name="More">Rows that are not shown.</param>
    public sealed record View(IReadOnlyList<Holding> Holds, IReadOnlyList<Promise> Promises, IReadOnlyList<Arrival> Arrivals, int More);

    /// <param name="Quantity">Pieces that are still on their way.</param>
    public sealed record Arrival(TransferId Transfer, WarehouseId From, WarehouseId To, int Quantity, DateTimeOffset DispatchedAt);

    /// <param name="Order">Number of the order that caused it.</param>
    public sealed record Change(MovementId Id, DateTimeOffset At, WarehouseId Warehouse, MovementKind Kind, int Quantity, string Cause, string? Reference, string? Order);

    /// <summary>Who holds the variant, to whom it is promised and what of it is on its way: all, or what makes up one number.</summary>
    public Task<View> ExecuteAsync(VariantId variant, StockQuestion about, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        var (holds, allocations) = (tables.Holds.Where(hold => hold.VariantId == variant), tables.Allocations.Where(one => one.VariantId == variant));
        if (about.At is { } at) (holds, allocations) = (holds.Where(hold => hold.WarehouseId == at), allocations.Where(one => one.WarehouseId == at));
        if (about.Of is not (null or StockNumber.Held)) holds = holds.Where(_ => false);
        if (about.Of is not (null or StockNumber.Committed)) allocations = allocations.Where(_ => false);
        var held = await holds.OrderBy(hold => hold.ExpiresAt).ThenBy(hold => hold.Id).Take(Most).ToListAsync(token);
        var promised = await allocations.OrderBy(one => one.OrderId).ThenBy(one => one.WarehouseId).Take(Most).ToListAsync(token);
        var more = await holds.CountAsync(token) + await allocations.CountAsync(token) - held.Count - promised.Count;
        var numbers = await NumbersAsync(tables, [.. held.Select(hold => hold.OrderId).OfType<OrderId>(), .. promised.Select(one => one.OrderId)], token);
        return new View(
            held.ConvertAll(hold => new Holding(hold.WarehouseId, hold.Quantity, hold.ExpiresAt, hold.OrderId is { } order ? numbers.GetValueOrDefault(order, "") : null)),
            promised.ConvertAll(one => new Promise(one.WarehouseId, one.Quantity, numbers.GetValueOrDefault(one.OrderId, ""))),
            about.Of is null or StockNumber.Incoming ? await ArrivalsAsync(tables, variant, about.At, token) : [],
            more);
    }, ct);

    private static async Task<IReadOnlyList<Arrival>> ArrivalsAsync(ITables tables, VariantId variant, WarehouseId? to, CancellationToken ct)
    {
        var transfers = tables.Transfers;
        var rows = await tables.TransferLines.Where(line => line.VariantId == variant && line.Quantity > line.Arrived + line.Lost)
            .Join(transfers, line => line.TransferId, transfer => transfer.Id, (line, transfer) => new { Transfer = transfer, Open = line.Quantity - line.Arrived - line.Lost })
            .OrderBy(row => row.Transfer.DispatchedAt).Take(Most).ToListAsync(ct);
        return [.. rows.Where(row => to is null || row.Transfer.ToId == to).Select(row => new Arrival(row.Transfer.Id, row.Transfer.FromId, row.Transfer.ToId, row.Open, row.Transfer.DispatchedAt))];
    }

    /// <summary>What happened to the variant, newest first: all, or what adds up to one number.</summary>
    /// <param name="after">The <see cref="ListPage{T}.Next"/> of the page before.</param>
    public Task<ListPage<Change>> ChangesAsync(VariantId variant, StockQuestion about, string? after, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        var movements = Of(tables.Movements, variant, about);
        if (TimeCursor.TryParse(after) is { } cursor)
        {
            var id = MovementId.From(cursor.Id);
            movements = movements.Where(m => m.At < cursor.At || (m.At == cursor.At && m.Id.CompareTo(id) < 0));
        }
        var rows = await movements.OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(PageSize + 1).ToListAsync(token);
        var numbers = await NumbersAsync(tables, [.. rows.Select(OrderOf).OfType<OrderId>()], token);
        return ListPage<Change>.Of(
            rows.ConvertAll(m => new Change(m.Id, m.At, m.WarehouseId, m.Kind, m.Quantity, m.Cause, m.Reference, OrderOf(m) is { } order ? numbers.GetValueOrDefault(order) : null)),
            PageSize,
            row => new TimeCursor(row.At, row.Id.Value).ToString());
    }, ct);

    /// <summary>What those changes add up to: the number itself, or the shop has a fault.</summary>
    public Task<int> SumAsync(VariantId variant, StockQuestion about, CancellationToken ct) =>
        db.ReadAsync((tables, token) => Of(tables.Movements, variant, about).SumAsync(movement => movement.Quantity, token), ct);

    private static IQueryable<Movement> Of(IQueryable<Movement> movements, VariantId variant, StockQuestion about)
    {
        movements = movements.Where(movement => movement.VariantId == variant);
        if (about.At is { } at) movements = movements.Where(movement => movement.WarehouseId == at);
        var kinds = about.Kinds.ToList();
        return kinds.Count > 0 ? movements.Where(movement => kinds.Contains(movement.Kind)) : movements;
    }

    private static OrderId? OrderOf(Movement movement) => Guid.TryParse(movement.Cause, out var id) ? OrderId.From(id) : null;

    private static async Task<Dictionary<OrderId, string>> NumbersAsync(ITables tables, IReadOnlyCollection<OrderId> orders, CancellationToken ct) =>
        await tables.OrderNumbers.Where(number => orders.Contains(number.OrderId)).ToDictionaryAsync(number => number.OrderId, number => number.Number, ct);
}
