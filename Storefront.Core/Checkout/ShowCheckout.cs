using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>What the checkout pages show.</summary>
public sealed class ShowCheckout(IStorefrontDb db, CheckoutRulebook rulebook, TimeProvider clock)
{
    /// <returns>Null: there is nothing to buy.</returns>
    public async Task<CheckoutFacts?> ExecuteAsync(CustomerId customer, CancellationToken ct)
    {
        var rules = await rulebook.NowAsync(ct);
        return await db.ReadAsync(async (tables, token) => await CheckoutFacts.LoadAsync(tables, customer, rules, clock.GetUtcNow(), token) is { Lines.Count: > 0 } facts ? facts : null, ct);
    }
}
