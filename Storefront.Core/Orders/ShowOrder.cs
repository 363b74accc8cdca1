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

    private static readonly Func<DbContext, CustomerId, OrderId, CancellationToken, Task<Order?>> s_order = EF.CompileAsyncQuery(
        (DbContext db, CustomerId customer, OrderId id, CancellationToken ct) => db.Set<Order>().AsNoTracking().SingleOrDefault(order => order.CustomerId == customer && order.Id == id));

    private static readonly Func<DbContext, CustomerId, OrderId, IAsyncEnumerable<OrderItem>> s_items = EF.CompileAsyncQuery(
        (DbContext db, CustomerId customer, OrderId id) => db.Set<OrderItem>().AsNoTracking().OrderBy(item => item.Position).Where(item => item.CustomerId == customer && item.OrderId == id));

    private static readonly Func<DbContext, CustomerId, OrderId, IAsyncEnumerable<OrderTax>> s_taxes = EF.CompileAsyncQuery(
        (DbContext db, CustomerId customer, OrderId id) => db.Set<OrderTax>().AsNoTracking().OrderByDescending(tax => tax.RateMillis).Where(tax => tax.CustomerId == customer && tax.OrderId == id));

    private static readonly Func<DbContext, CustomerId, OrderId, IAsyncEnumerable<OrderEvent>> s_events = EF.CompileAsyncQuery(
        (DbContext db, CustomerId customer, OrderId id) => db.Set<OrderEvent>().AsNoTracking().OrderBy(e => e.At).ThenBy(e => e.Id).Where(e => e.CustomerId == customer && e.OrderId == id));

    private static readonly Func<DbContext, CustomerId, OrderId, IAsyncEnumerable<Fulfilment>> s_parcels = EF.CompileAsyncQuery(
        (DbContext db, CustomerId customer, OrderId id) => db.Set<Fulfilment>().AsNoTracking().OrderBy(f => f.ShippedAt).Where(f => f.CustomerId == customer && f.OrderId == id));

    /// <returns>Null: the customer has no such order.</returns>
    public Task<View?> ExecuteAsync(CustomerId customer, OrderId id, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        if (await tables.Ask(db => s_order(db, customer, id, token)) is not { } order) return null;
        return new View(
            order,
            await tables.Ask(db => s_items(db, customer, id)).ToListAsync(token),
            await tables.Ask(db => s_taxes(db, customer, id)).ToListAsync(token),
            await tables.Ask(db => s_events(db, customer, id)).ToListAsync(token),
            await tables.Ask(db => s_parcels(db, customer, id)).ToListAsync(token));
    }, ct);
}

public static class OrderLookup
{
    private static readonly Func<DbContext, string, CancellationToken, Task<OrderNumber?>> s_find = EF.CompileAsyncQuery(
        (DbContext db, string number, CancellationToken ct) => db.Set<OrderNumber>().AsNoTracking().SingleOrDefault(row => row.Number == number));

    /// <summary>Whose order a number names; null when none.</summary>
    public static Task<OrderNumber?> FindOrderAsync(this ITables tables, string number, CancellationToken ct) => tables.Ask(db => s_find(db, number, ct));

    /// <summary>The unpaid order a customer left last, if any.</summary>
    public static Task<Order?> UnpaidOrderAsync(this ITables tables, CustomerId customer, CancellationToken ct) =>
        tables.Orders.OwnedBy(customer).Where(order => order.Status == OrderStatus.PendingPayment).OrderByDescending(order => order.CreatedAt).FirstOrDefaultAsync(ct);
}
