using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>How an order's payment stands.</summary>
public sealed class ShowPayment(IStorefrontDb db)
{
    /// <returns>Null: the customer has no such order.</returns>
    public Task<Payment?> ExecuteAsync(CustomerId customer, OrderId order, CancellationToken ct) =>
        db.ReadAsync((tables, token) => tables.PaymentOfAsync(customer, order, token), ct);
}
