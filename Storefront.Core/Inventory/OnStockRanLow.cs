using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>Asks the merchant to order more.</summary>
public sealed class OnStockRanLow(IShelfLedger shelves)
{
    public Task ExecuteAsync(StockRanLow fact, IWork work, CancellationToken ct) => shelves.OpenLowTaskAsync(work, fact.Variant, fact.Warehouse, ct);
}
