using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>Puts the goods of an order into the customer's open cart: after giving up an unpaid order, or to buy the same again.</summary>
public sealed class RefillCart(IStorefrontDb db, ShopOptions shop, TimeProvider clock)
{
    public sealed record Command(CustomerId Customer, OrderId Order);

    /// <returns>How many lines came into the cart.</returns>
    public Task<int> ExecuteAsync(Command command, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        var now = clock.GetUtcNow();
        var goods = await work.OrderItems.AsNoTracking().Where(item => item.CustomerId == command.Customer && item.OrderId == command.Order).ToListAsync(token);
        var cart = await work.LockOpenCartAsync(command.Customer, token) ?? work.Carts.Add(new(command.Customer, CartId.New(), shop.SellingCurrency, now)).Entity;
        var present = await work.CartItems.Where(item => item.CustomerId == command.Customer && item.CartId == cart.Id).Select(item => item.VariantId).ToListAsync(token);
        var missing = goods.Where(item => !present.Contains(item.VariantId)).ToList();
        foreach (var item in missing) work.CartItems.Add(new(command.Customer, cart.Id, item.VariantId, item.Quantity, item.UnitMinor, now));
        cart.Touch(now);
        await work.CommitAsync(token);
        return missing.Count;
    }, ct);
}
