using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Office;

/// <summary>Every number of the shelves of some variants, by variant and then by the warehouses' priority.</summary>
public sealed class ShowStock(IStorefrontDb db)
{
    /// <param name="Incoming">Pieces on their way from other warehouses.</param>
    public sealed record Row(VariantId Variant, WarehouseId Warehouse, string WarehouseName, StockLevel Level, int Incoming)
    {
        public StockState State => Level switch
        {
            { Shortage: > 0 } => StockState.Short,
            { OnHand: var onHand } when Level.Held + Level.Committed > onHand => StockState.BackOrdered,
            { Available: <= 0 } => StockState.SoldOut,
            { LowAt: { } low } when Level.Available <= low => StockState.Low,
            _ => StockState.Well,
        };
    }

    public Task<IReadOnlyList<Row>> ExecuteAsync(IReadOnlyCollection<VariantId> variants, CancellationToken ct) => db.ReadAsync<IReadOnlyList<Row>>(async (tables, token) =>
    {
        var warehouses = await tables.Warehouses.ToDictionaryAsync(one => one.Id, token);
        var levels = await tables.StockLevels.Where(level => variants.Contains(level.VariantId)).ToListAsync(token);
        var transfers = tables.Transfers;
        var coming = await tables.TransferLines
            .Where(line => variants.Contains(line.VariantId) && line.Quantity > line.Arrived + line.Lost)
            .Select(line => new { line.VariantId, Open = line.Quantity - line.Arrived - line.Lost, To = transfers.Where(t => t.Id == line.TransferId).Select(t => t.ToId).First() })
            .ToListAsync(token);
        var incoming = coming.ToLookup(line => (line.VariantId, line.To), line => line.Open);
        return [.. levels
            .OrderBy(level => level.VariantId.Value).ThenBy(level => warehouses.GetValueOrDefault(level.WarehouseId)?.Priority)
            .Select(level => new Row(
                level.VariantId, level.WarehouseId, warehouses.GetValueOrDefault(level.WarehouseId)?.Name ?? "", level, incoming[(level.VariantId, level.WarehouseId)].Sum()))];
    }, ct);
}

/// <summary>What a shelf asks of the merchant.</summary>
public enum StockState
{
    Well,

    /// <summary>At its low mark or below.</summary>
    Low,

    /// <summary>More is promised than lies there, as its back-order limit allows.</summary>
    BackOrdered,

    SoldOut,

    /// <summary>A count found less than is promised.</summary>
    Short,
}
