using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>How many pieces lie in a customer's open cart: the number beside the cart's sign.</summary>
public sealed class CountCart(IStorefrontDb db)
{
    public Task<int> ExecuteAsync(CustomerId customer, CancellationToken ct) => db.ReadAsync(
        async (tables, token) => await tables.OpenCartAsync(customer, token) is { } open ? open.Items.Sum(item => item.Quantity) : 0, ct);
}
