using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>What the checkout pages show.</summary>
public sealed class ShowCheckout(IStorefrontDb db, ShopOptions shop, TimeProvider clock)
{
    /// <returns>Null: there is nothing to buy.</returns>
    public Task<CheckoutFacts?> ExecuteAsync(CustomerId customer, CancellationToken ct) => db.ReadAsync(
        async (tables, token) => await CheckoutFacts.LoadAsync(tables, customer, shop, clock.GetUtcNow(), token) is { Lines.Count: > 0 } facts ? facts : null, ct);
}
