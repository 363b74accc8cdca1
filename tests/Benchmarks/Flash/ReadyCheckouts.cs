using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Catalog;
using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Infrastructure.Database;

namespace Storefront.Tests.Benchmarks.Flash;

/// <summary>Guests with one piece of the hot SKU in the cart and everything filled in, numbered, so that a script can name them, too.</summary>
internal sealed class ReadyCheckouts(IDbContextFactory<StorefrontContext> contexts)
{
    private const int Batch = 500;

    public static CustomerId Customer(int n) => new(Id("a", n));

    public static CheckoutId Checkout(int n) => new(Id("c", n));

    /// <summary>The same number as <see cref="Id"/> makes it, in SQL.</summary>
    public static string Sql(string kind, string n) => $"lpad('{kind}' || lpad(to_hex({n}::int), 8, '0'), 32, '0')::uuid";

    public static string? KindOf(Guid id, int n) => "abc".Select(kind => kind.ToString()).FirstOrDefault(kind => Id(kind, n) == id);

    /// <summary>Makes those from a number on.</summary>
    public async Task AddAsync(int from, int count)
    {
        for (var start = from; start < from + count; start += Batch)
        {
            await using var context = await contexts.CreateDbContextAsync();
            var variant = await context.Set<Variant>().Select(v => v.Id).FirstAsync();
            var price = await context.Set<Price>().FirstAsync(p => p.VariantId == variant);
            var method = await context.Set<ShippingMethod>().OrderBy(m => m.Sort).FirstAsync(m => context.Set<ShippingZone>().Any(zone => zone.Id == m.ZoneId && zone.Countries.Contains("IE")));
            for (var n = start; n < Math.Min(start + Batch, from + count); n++) Add(context, n, variant, price, method.Id);
            await context.SaveChangesAsync();
        }
    }

    /// <summary>Puts so many pieces of everything on the shelves.</summary>
    public async Task ShelveAsync(IShelfLedger shelves, IStorefrontDb db, int pieces)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var level = await context.Set<StockLevel>().FirstAsync();
        await db.RunAsync(async (work, ct) =>
        {
            await shelves.CountAsync(work, new(MovementId.New(), level.VariantId, level.WarehouseId, "bench"), level.OnHand, pieces, ct);
            await work.CommitAsync(ct);
            return true;
        }, CancellationToken.None);
    }

    private static void Add(StorefrontContext context, int n, VariantId variant, Price price, ShippingMethodId method)
    {
        var now = TimeProvider.System.GetUtcNow();
        var cart = new Cart(Customer(n), new(Id("b", n)), price.Currency, now);
        var draft = new CheckoutDraft(Customer(n), Checkout(n), cart.Id, now);
        draft.Type(new() { Email = "ada@example.org", Name = "Ada Byron", Line1 = "1 Quay", Postcode = "D01", City = "Dublin", Country = "IE" }, now);
        draft.Choose(method, now);
        context.AddRange(cart, new CartItem(cart.CustomerId, cart.Id, variant, 1, price.Amount.Minor, now), draft);
    }

    private static Guid Id(string kind, int n) => Guid.Parse((kind + n.ToString("x8", CultureInfo.InvariantCulture)).PadLeft(32, '0'));
}
