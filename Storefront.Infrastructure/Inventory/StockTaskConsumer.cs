using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Events;

namespace Storefront.Infrastructure.Inventory;

/// <summary>Turns facts about stock into tasks. Shelves are locked in id order, as by everybody else.</summary>
internal sealed class StockTaskConsumer(OnStockRanLow ranLow) : IEventConsumer
{
    public string Name => "stock-tasks";

    public async Task ConsumeAsync(IReadOnlyList<LoggedEvent> events, IWork work, CancellationToken ct)
    {
        var shelves = events.Select(happened => happened.Fact).OfType<StockRanLow>().DistinctBy(fact => (fact.Variant, fact.Warehouse));
        foreach (var fact in shelves.OrderBy(fact => fact.Variant.Value).ThenBy(fact => fact.Warehouse.Value)) await ranLow.ExecuteAsync(fact, work, ct);
    }
}
