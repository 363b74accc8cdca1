using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>What the checkout pages show.</summary>
public sealed class ShowCheckout(IStorefrontDb db, CheckoutRulebook rulebook, TimeProvider clock)
{
    /// <returns>Null: there is nothing to buy.</returns>
    public Task<CheckoutFacts?> ExecuteAsync(CustomerId customer, CancellationToken ct) => ExecuteAsync(customer, withPlaces: false, ct);

    /// <param name="withPlaces">True: with the places where it could be collected, whether the shopper wants to or not.</param>
    public async Task<CheckoutFacts?> ExecuteAsync(CustomerId customer, bool withPlaces, CancellationToken ct)
    {
        var rules = (await rulebook.NowAsync(ct)) with { WithPlaces = withPlaces };
        return await db.ReadAsync(async (tables, token) => await CheckoutFacts.LoadAsync(tables, customer, rules, clock.GetUtcNow(), token) is { Lines.Count: > 0 } facts ? facts : null, ct);
    }
}
