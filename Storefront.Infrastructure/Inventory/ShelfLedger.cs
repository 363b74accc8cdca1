using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Transfers;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Inventory;

/// <inheritdoc cref="IShelfLedger"/>
internal sealed class ShelfLedger(TimeProvider clock) : IShelfLedger
{
    public Task<bool> ReceiveAsync(IWork work, ShelfAct act, int quantity, CancellationToken ct) => PutAsync(work, act, MovementKind.Received, quantity, ct);

    public Task<bool> ReturnAsync(IWork work, ShelfAct act, int quantity, CancellationToken ct) => PutAsync(work, act, MovementKind.Returned, quantity, ct);

    public async Task<int?> CountAsync(IWork work, ShelfAct act, int seen, int counted, CancellationToken ct)
    {
        var sql = Sql(work);
        if (await sql.CountAsync(act, seen, counted, ct) is not [var (change, missing)]) return null;
        if (missing > 0) await sql.OpenTaskAsync(act.Variant, act.Warehouse, StockTaskKind.Shortage, ct);
        await sql.SettleAsync([act.Variant], ct);
        work.Tell(act.Variant, change);
        return missing;
    }

    public async Task<bool> LimitAsync(IWork work, VariantId variant, WarehouseId warehouse, ShelfLimits limits, CancellationToken ct)
    {
        var sql = Sql(work);
        if (await sql.LimitAsync(variant, warehouse, limits, ct) is not [var (change, lowBefore)]) return false;
        await sql.SettleAsync([variant], ct);
        if (change.Before != change.After) work.Publish(new StockChanged(variant));
        // Another mark makes a shelf low although nothing left it.
        if (change.After <= change.LowAt && !(change.Before <= lowBefore)) work.Publish(new StockRanLow(variant, warehouse, change.After, change.LowAt.Value));
        return true;
    }

    public async Task<StockLine?> DispatchAsync(IWork work, Transfer transfer, IReadOnlyList<StockLine> lines, CancellationToken ct)
    {
        var sql = Sql(work);
        foreach (var line in lines.OrderBy(line => line.Variant.Value))
        {
            if (await sql.DispatchAsync(transfer, line, ct) is not [var change]) return line;
            work.Tell(line.Variant, change);
        }
        return null;
    }

    public async Task<bool> ArriveAsync(IWork work, Transfer transfer, ArrivedLine line, string staff, CancellationToken ct)
    {
        if (!await Sql(work).ArriveAsync(transfer, line, ct)) return false;
        var act = new ShelfAct(MovementId.New(), line.Variant, transfer.ToId, transfer.Id.ToString(), staff);
        return line.Arrived == 0 || await PutAsync(work, act, MovementKind.Transferred, line.Arrived, ct);
    }

    public async Task OpenLowTaskAsync(IWork work, VariantId variant, WarehouseId warehouse, CancellationToken ct)
    {
        var sql = Sql(work);
        if (await sql.IsLowAsync(variant, warehouse, ct)) await sql.OpenTaskAsync(variant, warehouse, StockTaskKind.RanLow, ct);
    }

    private async Task<bool> PutAsync(IWork work, ShelfAct act, MovementKind kind, int quantity, CancellationToken ct)
    {
        var sql = Sql(work);
        if (await sql.PutAsync(act, kind, quantity, ct) is not { } change) return false;
        await sql.SettleAsync([act.Variant], ct);
        work.Tell(act.Variant, change);
        return true;
    }

    private StockSql Sql(IWork work) => new(work.Context(), clock.GetUtcNow());
}

/// <summary>Says what a statement did to a shelf.</summary>
internal static class ShelfNews
{
    /// <summary>Pages hear of it only when they would say something else.</summary>
    public static void Tell(this IWork work, VariantId variant, ShelfChange change)
    {
        if (change.IsSeen) work.Publish(new StockChanged(variant));
        if (change.RanLow) work.Publish(new StockRanLow(variant, change.Warehouse, change.After, change.LowAt!.Value));
    }
}
