using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Editing;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>Reads a cart and its lines: three queries, whatever its length, none of which joins two schemas.</summary>
public static class CartLines
{
    private static readonly Func<DbContext, CustomerId, CancellationToken, Task<Cart?>> s_lock = EF.CompileAsyncQuery((DbContext db, CustomerId customer, CancellationToken ct) =>
        db.Set<Cart>().AsTracking().TagWith(RowLock.Tag).SingleOrDefault(cart => cart.CustomerId == customer && cart.Status == CartStatus.Open));

    private static readonly Func<DbContext, CustomerId, IAsyncEnumerable<Lying>> s_open = EF.CompileAsyncQuery((DbContext db, CustomerId customer) =>
        from cart in db.Set<Cart>().AsNoTracking()
        where cart.CustomerId == customer && cart.Status == CartStatus.Open
        join item in db.Set<CartItem>() on new { cart.CustomerId, CartId = cart.Id } equals new { item.CustomerId, item.CartId } into items
        from item in items.DefaultIfEmpty()
        select new Lying(cart, item));

    private static readonly Func<DbContext, VariantId[], Currency, IAsyncEnumerable<Shelved>> s_goods = EF.CompileAsyncQuery((DbContext db, VariantId[] ids, Currency currency) =>
        from variant in db.Set<Variant>().AsNoTracking()
        join product in db.Set<Product>() on variant.ProductId equals product.Id
        join price in db.Set<Price>().Where(price => price.Currency == currency) on variant.Id equals price.VariantId into priced
        from price in priced.DefaultIfEmpty()
        join part in db.Set<BundleComponent>() on variant.Id equals part.BundleId into bundled
        from part in bundled.DefaultIfEmpty()
        where ids.Contains(variant.Id)
        select new Shelved(
            new Goods(
                variant,
                // Not the whole product: its description is long.
                new(product.Id, product.Title, product.Slug, product.Options, product.TaxClass, new(product.PublishedAt, product.UnpublishedAt)),
                price),
            part));

    private static readonly Func<DbContext, VariantId[], CustomerId, IAsyncEnumerable<Pieces>> s_pieces = EF.CompileAsyncQuery((DbContext db, VariantId[] stocked, CustomerId customer) =>
        db.Set<StockLevel>().Where(level => stocked.Contains(level.VariantId))
            .Select(level => new { level.VariantId, Count = level.OnHand + level.BackorderLimit - level.Held - level.Committed - level.Safety })
            .Concat(db.Set<Hold>().Where(hold => hold.CustomerId == customer && hold.OrderId == null).Select(hold => new { hold.VariantId, Count = hold.Quantity }))
            .Select(row => new Pieces(row.VariantId, row.Count)));

    /// <summary>The open cart with what lies in it; null: there is none.</summary>
    public static async Task<(Cart Cart, IReadOnlyList<CartItem> Items)?> OpenCartAsync(this ITables tables, CustomerId customer, CancellationToken ct)
    {
        var rows = await tables.Ask(db => s_open(db, customer)).ToListAsync(ct);
        return rows.Count == 0 ? null : (rows[0].Cart, [.. rows.Select(row => row.Item).OfType<CartItem>()]);
    }

    /// <summary>
    /// The open cart, locked for the rest of the work: the tabs of one shopper take turns, and nothing is put into a cart that another tab
    /// is ordering. Null: there is none, or it was ordered while this waited.
    /// </summary>
    public static Task<Cart?> LockOpenCartAsync(this IWork work, CustomerId customer, CancellationToken ct) =>
        work.Ask(db => s_lock(db, customer, ct));

    public static async Task<IReadOnlyList<CartLine>> LinesAsync(this ITables tables, Cart cart, DateTimeOffset now, CancellationToken ct) =>
        await tables.LinesAsync(cart, await tables.CartItems.AsNoTracking().Where(item => item.CustomerId == cart.CustomerId && item.CartId == cart.Id).ToListAsync(ct), now, ct);

    /// <summary>What the shopper's own checkout holds counts as available to him.</summary>
    /// <param name="lying">What lies in the cart.</param>
    public static async Task<IReadOnlyList<CartLine>> LinesAsync(this ITables tables, Cart cart, IEnumerable<CartItem> lying, DateTimeOffset now, CancellationToken ct)
    {
        var items = lying.OrderBy(item => item.AddedAt).ThenBy(item => item.VariantId.Value).ToList();
        var ids = items.Select(item => item.VariantId).ToArray();
        if (ids.Length == 0) return [];
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
        ITables tables, VariantId[] ids, Currency currency, CancellationToken ct)
    {
        var rows = await tables.Ask(db => s_goods(db, ids, currency)).ToListAsync(ct);
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
        var stocked = ids.SelectMany(id => components.Contains(id) ? components[id].Select(part => part.Variant) : [id]).Distinct().ToArray();
        var rows = await tables.Ask(db => s_pieces(db, stocked, customer)).ToListAsync(ct);
        var free = stocked.ToDictionary(id => id, id => rows.Where(row => row.Variant == id).Sum(row => Math.Max(0, row.Count)));
        return ids.ToDictionary(id => id, id => components.Contains(id) ? components[id].Min(part => free[part.Variant] / part.Quantity) : free[id]);
    }

    private sealed record Lying(Cart Cart, CartItem? Item);

    private sealed record Pieces(VariantId Variant, int Count);

    private sealed record Shelved(Goods Goods, BundleComponent? Part);

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
