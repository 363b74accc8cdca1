using Storefront.Core.Shared;

namespace Storefront.Core.Orders.Office;

/// <summary>Whose order a number names, for staff who may see everybody's.</summary>
public sealed class FindOrder(IStorefrontDb db)
{
    /// <returns>Null: there is no such order.</returns>
    public Task<OrderNumber?> ExecuteAsync(string number, CancellationToken ct) => db.ReadAsync((tables, token) => tables.FindOrderAsync(number, token), ct);
}
