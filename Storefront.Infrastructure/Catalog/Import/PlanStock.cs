using Storefront.Core.Catalog.Import;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>Decides what lies on shelves after an import. Every change has its movement, so that the movements add up to the counters.</summary>
internal sealed class PlanStock(CatalogNames names, BatchState state, string cause, DateTimeOffset now)
{
    /// <summary>Puts a new variant on its shelves; on the first when its row names none.</summary>
    public void Fill(BatchPlan plan, ImportVariant variant, VariantId id, int? newStock)
    {
        var shelves = variant.Stock.Select(stock => (Warehouse: Warehouse(plan, variant, stock.Key), Pieces: stock.Value)).ToList();
        if (shelves.Count == 0) shelves.Add((names.FirstWarehouse.Id, newStock ?? 0));
        foreach (var (warehouse, pieces) in shelves.Where(shelf => shelf.Warehouse is not null).DistinctBy(shelf => shelf.Warehouse)) Put(plan, id, warehouse!.Value, pieces);
    }

    /// <summary>Takes over counted numbers for a variant that exists; true when one was different.</summary>
    public bool Count(BatchPlan plan, ImportVariant variant, VariantId id)
    {
        var isChanged = false;
        foreach (var (code, pieces) in variant.Stock)
            if (Warehouse(plan, variant, code) is { } warehouse)
                isChanged |= Count(plan, variant, id, warehouse, pieces);
        return isChanged;
    }

    private bool Count(BatchPlan plan, ImportVariant variant, VariantId id, WarehouseId warehouse, int pieces)
    {
        if (!state.Shelves.TryGetValue((id, warehouse), out var shelf))
        {
            Put(plan, id, warehouse, pieces);
            return true;
        }
        if (shelf.OnHand == pieces) return false;
        if (shelf.Promised > pieces + shelf.BackorderLimit)
        {
            plan.Problems.Add(new(variant.Row, variant.Sku, "stock", $"{pieces} is less than the {shelf.Promised} that are promised", Rejected: false));
            return false;
        }
        var counted = shelf with { OnHand = pieces };
        plan.Shelves.Add(counted);
        if (counted.LowAt is { } lowAt && counted.Available <= lowAt && shelf.Available > lowAt) plan.RanLow.Add(new(id, warehouse, counted.Available, lowAt));
        plan.Movements.Add(new Movement(id, warehouse, MovementKind.Adjusted, pieces - shelf.OnHand, cause, now));
        return true;
    }

    private void Put(BatchPlan plan, VariantId id, WarehouseId warehouse, int pieces)
    {
        plan.Shelves.Add(new(id, warehouse, pieces, 0, 0));
        if (pieces > 0) plan.Movements.Add(new Movement(id, warehouse, MovementKind.Received, pieces, cause, now));
    }

    private WarehouseId? Warehouse(BatchPlan plan, ImportVariant variant, string code)
    {
        var warehouse = names.Warehouse(code);
        if (warehouse is null) plan.Problems.Add(new(variant.Row, variant.Sku, $"stock.{code}", "there is no such warehouse", Rejected: false));
        return warehouse;
    }
}
