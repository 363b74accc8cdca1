using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>The unpaid order a customer left last, so that he can go on paying or change it.</summary>
public sealed class ShowUnpaid(IStorefrontDb db)
{
    public Task<Order?> ExecuteAsync(CustomerId customer, CancellationToken ct) => db.ReadAsync((tables, token) => tables.UnpaidOrderAsync(customer, token), ct);
}
