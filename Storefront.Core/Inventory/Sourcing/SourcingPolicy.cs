using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Sourcing;

/// <summary>
/// Decides which warehouses a purchase is drawn from. In this order: all of it can be had; least of it waits for goods that are not there
/// yet; fewest parcels; nearest to the address; the merchant's priority.
/// </summary>
public static class SourcingPolicy
{
    /// <summary>All sets of more warehouses than this would take long to look through: the farthest are left out.</summary>
    private const int MostLookedAt = 10;

    /// <returns>For each variant its warehouses, the one to draw from first; those that the decision does not need follow.</returns>
    public static IReadOnlyDictionary<VariantId, IReadOnlyList<WarehouseId>> Choose(SourcingFacts facts)
    {
        var ranked = facts.Warehouses.OrderBy(facts.DistanceOf).ThenBy(one => one.Priority).ThenBy(one => one.Id.Value).ToList();
        var best = Sets([.. ranked.Take(MostLookedAt)]).MinBy(some => CostOf(some, facts)) ?? [];
        return facts.Needs.ToDictionary(need => need.Variant, need => Order(need, best, ranked, facts));
    }

    /// <summary>The near and preferred ones first, so that of equal sets the better is met first.</summary>
    private static IEnumerable<IReadOnlyList<SourcingWarehouse>> Sets(List<SourcingWarehouse> ranked) =>
        Enumerable.Range(1, (1 << ranked.Count) - 1).Select(bits => ranked.Where((_, i) => (bits & (1 << i)) != 0).ToList());

    private static (int Missing, int Waiting, int Parcels, double Distance, int Priority) CostOf(IReadOnlyList<SourcingWarehouse> some, SourcingFacts facts)
    {
        var ids = some.Select(one => one.Id).ToHashSet();
        var (missing, waiting) = (0, 0);
        foreach (var need in facts.Needs)
        {
            var own = facts.Shelves.Where(shelf => shelf.Variant == need.Variant && ids.Contains(shelf.Warehouse)).ToList();
            missing += Math.Max(0, need.Quantity - own.Sum(shelf => Math.Max(0, shelf.Total)));
            waiting += Math.Max(0, need.Quantity - own.Sum(shelf => Math.Max(0, shelf.Ready)));
        }
        return (missing, waiting, ids.Union(facts.Used).Count(), some.Sum(facts.DistanceOf), some.Sum(one => one.Priority));
    }

    /// <summary>One warehouse of the set that has the whole line is better than several.</summary>
    private static IReadOnlyList<WarehouseId> Order(StockLine need, IReadOnlyList<SourcingWarehouse> chosen, List<SourcingWarehouse> ranked, SourcingFacts facts)
    {
        var shelves = facts.Shelves.Where(shelf => shelf.Variant == need.Variant).ToDictionary(shelf => shelf.Warehouse);
        return [.. ranked.Where(one => shelves.ContainsKey(one.Id))
            .OrderByDescending(one => chosen.Contains(one))
            .ThenByDescending(one => shelves[one.Id].Ready >= need.Quantity)
            .ThenByDescending(one => facts.Used.Contains(one.Id))
            .ThenBy(ranked.IndexOf)
            .Select(one => one.Id)];
    }
}

/// <param name="Needs">What is to be drawn, each variant once.</param>
/// <param name="Used">Warehouses that this purchase draws from already.</param>
/// <param name="PreferNear">False: the merchant's priority alone decides between warehouses.</param>
public sealed record SourcingFacts(
    IReadOnlyList<StockLine> Needs,
    IReadOnlyList<SourcingShelf> Shelves,
    IReadOnlyList<SourcingWarehouse> Warehouses,
    IReadOnlyCollection<WarehouseId> Used,
    Destination To,
    bool PreferNear = true)
{
    public double DistanceOf(SourcingWarehouse warehouse) => PreferNear ? Nearness.Of(warehouse, To) : 0;
}

/// <param name="Ready">May be promised from the shelf.</param>
/// <param name="Total">May be promised, back-orders included.</param>
public readonly record struct SourcingShelf(VariantId Variant, WarehouseId Warehouse, int Ready, int Total);

/// <param name="Priority">Lower is asked first.</param>
public sealed record SourcingWarehouse(WarehouseId Id, int Priority, string? Country, GeoPoint? At, string? Postcode = null);
