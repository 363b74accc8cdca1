using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Shelf;

/// <summary>The variants of some products with price and stock: four queries, however many products.</summary>
internal static class ShelfVariants
{
    internal sealed record Row(
        VariantId Id,
        ProductId Product,
        string Sku,
        IReadOnlyList<string> Gtins,
        IReadOnlyDictionary<string, string> OptionValues,
        Availability Availability,
        DateOnly? AvailableAt,
        IReadOnlyList<string> Pictures,
        int WeightGrams,
        long? Minor,
        long? WasMinor)
    {
        public ShelfState Shelf { get; init; }

        /// <summary>Pieces ready, named only when few are left.</summary>
        public int? Left { get; init; }

        public PriceRow? Price { get; init; }
    }

    public static async Task<ILookup<ProductId, Row>> LoadAsync(ITables tables, ListAvailable stock, IReadOnlyCollection<ProductId> products, Audience audience, CancellationToken ct)
    {
        var rows = await (
            from variant in tables.Variants
            where products.Contains(variant.ProductId) && variant.Active
            join price in tables.Prices.Where(p => p.Currency == audience.Currency) on variant.Id equals price.VariantId into prices
            from price in prices.DefaultIfEmpty()
            orderby variant.ProductId, variant.Position
            select new Row(
                variant.Id, variant.ProductId, variant.Sku, variant.Gtins, variant.OptionValues, variant.Availability, variant.AvailableAt, variant.Pictures, variant.WeightGrams,
                price == null ? null : price.AmountMinor, price == null ? null : price.CompareAtMinor)).ToListAsync(ct);

        var available = await stock.ExecuteAsync([.. rows.Where(row => row.Availability != Availability.Digital).Select(row => row.Id)], ct);
        var lowest = await LowestAsync(tables, [.. rows.Where(row => row.WasMinor is not null).Select(row => row.Id)], audience, ct);
        return rows.Select(row => Complete(row, available.GetValueOrDefault(row.Id), lowest, audience)).ToLookup(row => row.Product);
    }

    /// <summary>The price of a product on a card: that of its cheapest variant.</summary>
    public static PriceRow? Cheapest(IEnumerable<Row> variants)
    {
        var prices = variants.Select(variant => variant.Price).OfType<PriceRow>().ToArray();
        return prices.MinBy(price => price.Now.Minor) is { } low ? low with { Varies = prices.Any(price => price.Now != low.Now) } : null;
    }

    private static Row Complete(Row row, ListAvailable.Stock stock, Dictionary<VariantId, long?> lowest, Audience audience)
    {
        var shelf = ShelfRule.Of(row.Availability, stock.Total, stock.Ready);
        return row with
        {
            Shelf = shelf,
            Left = shelf == ShelfState.FewLeft ? stock.Ready : null,
            Price = row.Minor is { } minor ? new(In(minor), false, Maybe(row.WasMinor), Maybe(lowest.GetValueOrDefault(row.Id))) : null,
        };

        Money In(long amount) => new(amount, audience.Currency);
        Money? Maybe(long? amount) => amount is { } some ? In(some) : null;
    }

    private static async Task<Dictionary<VariantId, long?>> LowestAsync(ITables tables, VariantId[] reduced, Audience audience, CancellationToken ct)
    {
        if (reduced.Length == 0) return [];
        var history = await tables.PriceHistory
            .Where(change => reduced.Contains(change.VariantId) && change.Currency == audience.Currency)
            .Select(change => new { change.VariantId, change.From, change.AmountMinor })
            .ToListAsync(ct);
        return history.GroupBy(change => change.VariantId)
            .ToDictionary(changes => changes.Key, changes => LowestPrice.BeforeTheLast(changes.Select(change => (change.From, change.AmountMinor))));
    }
}
