using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Editing;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>Reads a cart's lines: four queries, whatever its length, none of which joins two schemas.</summary>
public static class CartLines
{
    public static Task<Cart?> OpenCartAsync(this ITables tables, CustomerId customer, CancellationToken ct) =>
        tables.Carts.SingleOrDefaultAsync(cart => cart.CustomerId == customer && cart.Status == CartStatus.Open, ct);

    /// <summary>
    /// The open cart, locked for the rest of the work: the tabs of one shopper take turns, and nothing is put into a cart that another tab
    /// is ordering. Null: there is none, or it was ordered while this waited.
    /// </summary>
    public static Task<Cart?> LockOpenCartAsync(this IWork work, CustomerId customer, CancellationToken ct) =>
        work.LockAsync(work.Carts.Where(cart => cart.CustomerId == customer && cart.Status == CartStatus.Open), ct);

    public static async Task<IReadOnlyList<CartLine>> LinesAsync(this ITables tables, Cart cart, DateTimeOffset now, CancellationToken ct) =>
        await tables.LinesAsync(cart, await tables.CartItems.AsNoTracking().Where(item => item.CustomerId == cart.CustomerId && item.CartId == cart.Id).ToListAsync(ct), now, ct);

    /// <summary>What the shopper's own checkout holds counts as available to him.</summary>
    /// <param name="lying">What lies in the cart.</param>
    public static async Task<IReadOnlyList<CartLine>> LinesAsync(this ITables tables, Cart cart, IEnumerable<CartItem> lying, DateTimeOffset now, CancellationToken ct)
    {
        var items = lying.OrderBy(item => item.AddedAt).ThenBy(item => item.VariantId.Value).ToList();
        var ids = items.Select(item => item.VariantId).ToList();
        if (ids.Count == 0) return [];
        var (goods, components) = await GoodsAsync(tables, ids, cart.Currency, ct);
        var available = await tables.AvailableAsync(cart.CustomerId, ids, components, ct);
        return [.. items.Where(item => goods.ContainsKey(item.VariantId))
            .Select(item => goods[item.VariantId].ToLine(item, available[item.VariantId], Draws(item.VariantId, item.Quantity, components), now))];
    }

    private static IReadOnlyList<StockLine> Draws(VariantId variant, int quantity, ILookup<VariantId, StockLine> components) =>
        components.Contains(variant) ? [.. components[variant].Select(part => part with { Quantity = part.Quantity * quantity })] : [new(variant, quantity)];

    /// <summary>The components of those variants that are bundles, for one piece.</summary>
    private static async Task<ILookup<VariantId, StockLine>> ComponentsOfAsync(this ITables tables, IReadOnlyCollection<VariantId> variants, CancellationToken ct) =>
        ToLookup(await tables.BundleComponents.AsNoTracking().Where(component => variants.Contains(component.BundleId)).ToListAsync(ct));

    private static ILookup<VariantId, StockLine> ToLookup(IEnumerable<BundleComponent> components) =>
        components.ToLookup(component => component.BundleId, component => new StockLine(component.ComponentId, component.Quantity));

    private static async Task<(Dictionary<VariantId, Goods> Goods, ILookup<VariantId, StockLine> Components)> GoodsAsync(
        ITables tables, List<VariantId> ids, Currency currency, CancellationToken ct)
    {
        var prices = tables.Prices.Where(price => price.Currency == currency);
        var parts = tables.BundleComponents;
        var rows = await (
            from variant in tables.Variants.AsNoTracking()
            join product in tables.Products on variant.ProductId equals product.Id
            join price in prices on variant.Id equals price.VariantId into priced
            from price in priced.DefaultIfEmpty()
            join part in parts on variant.Id equals part.BundleId into bundled
            from part in bundled.DefaultIfEmpty()
            where ids.Contains(variant.Id)
            select new
            {
                Goods = new Goods(
                    variant,
                    // Not the whole product: its description is long.
                    new(product.Id, product.Title, product.Slug, product.Options, product.TaxClass, new(product.PublishedAt, product.UnpublishedAt)),
                    price),
                Part = part,
            }).ToListAsync(ct);
        return (
            rows.DistinctBy(row => row.Goods.Variant.Id).ToDictionary(row => row.Goods.Variant.Id, row => row.Goods),
            ToLookup(rows.Select(row => row.Part).OfType<BundleComponent>()));
    }

    /// <summary>How many pieces of each variant a customer could have: what nobody holds, and what he holds himself.</summary>
    public static async Task<Dictionary<VariantId, int>> AvailableAsync(this ITables tables, CustomerId customer, IReadOnlyCollection<VariantId> ids, CancellationToken ct) =>
        await tables.AvailableAsync(customer, ids, await tables.ComponentsOfAsync(ids, ct), ct);

    private static async Task<Dictionary<VariantId, int>> AvailableAsync(
        this ITables tables, CustomerId customer, IReadOnlyCollection<VariantId> ids, ILookup<VariantId, StockLine> components, CancellationToken ct)
    {
        var stocked = ids.SelectMany(id => components.Contains(id) ? components[id].Select(part => part.Variant) : [id]).Distinct().ToList();
        var shelves = tables.StockLevels.Where(level => stocked.Contains(level.VariantId))
            .Select(level => new { level.VariantId, Pieces = level.OnHand + level.BackorderLimit - level.Held - level.Committed - level.Safety });
        var own = tables.Holds.Where(hold => hold.CustomerId == customer && hold.OrderId == null).Select(hold => new { hold.VariantId, Pieces = hold.Quantity });
        var rows = await shelves.Concat(own).ToListAsync(ct);
        var free = stocked.ToDictionary(id => id, id => rows.Where(row => row.VariantId == id).Sum(row => Math.Max(0, row.Pieces)));
        return ids.ToDictionary(id => id, id => components.Contains(id) ? components[id].Min(part => free[part.Variant] / part.Quantity) : free[id]);
    }

    private sealed record Shown(ProductId Id, string Title, string Slug, IReadOnlyList<ProductOption> Options, string TaxClass, Publication Publication);

    private sealed record Goods(Variant Variant, Shown Product, Price? Price)
    {
        public CartLine ToLine(CartItem item, int available, IReadOnlyList<StockLine> draws, DateTimeOffset now) => new(
            Variant.Id,
            Product.Id,
            Variant.Sku,
            Product.Title,
            Product.Slug,
            string.Join(", ", Product.Options.Select(option => Variant.OptionValues.GetValueOrDefault(option.Name)).OfType<string>()),
            Variant.Pictures.Count > 0 ? Variant.Pictures[0] : null,
            item.Quantity,
            Price?.Amount ?? Money.Zero(Currency.Eur),
            new(item.UnitSeenMinor, Price?.Currency ?? Currency.Eur),
            Price?.IncludesTax ?? true,
            Product.TaxClass,
            Variant.WeightGrams,
            available,
            Price is not null && Variant.Active && Product.Publication.At(now) == PublicationState.Published,
            draws);
    }
}
