using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>An order with all that belongs to it, for its pages.</summary>
public sealed class ShowOrder(IStorefrontDb db)
{
    public sealed record View(
        Order Order,
        IReadOnlyList<OrderItem> Items,
        IReadOnlyList<OrderTax> Taxes,
        IReadOnlyList<OrderEvent> TimeLine,
        IReadOnlyList<Fulfilment> Parcels);

    /// <returns>Null: the customer has no such order.</returns>
    public Task<View?> ExecuteAsync(CustomerId customer, OrderId id, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        if (await tables.Orders.OwnedBy(customer).SingleOrDefaultAsync(o => o.Id == id, token) is not { } order) return null;
        return new View(
            order,
            await tables.OrderItems.Where(item => item.CustomerId == customer && item.OrderId == id).OrderBy(item => item.Position).ToListAsync(token),
            await tables.OrderTaxes.Where(tax => tax.CustomerId == customer && tax.OrderId == id).OrderByDescending(tax => tax.RateMillis).ToListAsync(token),
            await tables.OrderEvents.Where(e => e.CustomerId == customer && e.OrderId == id).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(token),
            await tables.Fulfilments.Where(f => f.CustomerId == customer && f.OrderId == id).OrderBy(f => f.ShippedAt).ToListAsync(token));
    }, ct);
}

public static class OrderLookup
{
    /// <summary>Whose order a number names; null when none.</summary>
    public static Task<OrderNumber?> FindOrderAsync(this ITables tables, string number, CancellationToken ct) =>
        tables.OrderNumbers.SingleOrDefaultAsync(row => row.Number == number, ct);

    /// <summary>The unpaid order a customer left last, if any.</summary>
    public static Task<Order?> UnpaidOrderAsync(this ITables tables, CustomerId customer, CancellationToken ct) =>
        tables.Orders.OwnedBy(customer).Where(order => order.Status == OrderStatus.PendingPayment).OrderByDescending(order => order.CreatedAt).FirstOrDefaultAsync(ct);
}
