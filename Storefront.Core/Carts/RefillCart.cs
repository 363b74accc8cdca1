using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>Puts the goods of an order into an open cart: after giving up an unpaid order, or to buy the same again. What can no longer be bought is left out, and told.</summary>
public sealed class RefillCart(IStorefrontDb db, ShopOptions shop, TimeProvider clock)
{
    /// <param name="Customer">Whose order it is.</param>
    /// <param name="Into">Whose cart; null: the same person's. Whoever has an order's link may buy the same.</param>
    public sealed record Command(CustomerId Customer, OrderId Order, CustomerId? Into = null);

    /// <param name="Lines">How many lines came into the cart.</param>
    /// <param name="Gone">Titles of what is not for sale any more, or sold out.</param>
    /// <param name="Dearer">Titles of what costs more than it did in the order.</param>
    public sealed record Result(int Lines, IReadOnlyList<string> Gone, IReadOnlyList<string> Dearer);

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        var now = clock.GetUtcNow();
        var owner = command.Into ?? command.Customer;
        var goods = await work.OrderItems.AsNoTracking().Where(item => item.CustomerId == command.Customer && item.OrderId == command.Order).OrderBy(item => item.Position).ToListAsync(token);
        var cart = await work.LockOpenCartAsync(owner, token) ?? work.Carts.Add(new(owner, CartId.New(), shop.SellingCurrency, now)).Entity;
        var present = await work.CartItems.Where(item => item.CustomerId == owner && item.CartId == cart.Id).Select(item => item.VariantId).ToListAsync(token);
        var added = goods.Where(item => !present.Contains(item.VariantId)).ToDictionary(item => item.VariantId, item => work.CartItems.Add(new(owner, cart.Id, item.VariantId, item.Quantity, item.UnitMinor, now)).Entity);
        cart.Touch(now);
        await work.SaveAsync(token);

        var lines = (await work.LinesAsync(cart, now, token)).Where(line => line is { ForSale: true, Available: > 0 }).ToDictionary(line => line.Variant);
        var gone = goods.Where(item => !lines.ContainsKey(item.VariantId)).ToList();
        foreach (var item in gone)
            if (added.Remove(item.VariantId, out var row))
                work.CartItems.Remove(row);
        await work.CommitAsync(token);
        var dearer = goods.Where(item => lines.TryGetValue(item.VariantId, out var line) && line.Unit.Minor > item.UnitMinor);
        return new Result(added.Count, [.. gone.Select(item => item.Title)], [.. dearer.Select(item => item.Title)]);
    }, ct);
}
