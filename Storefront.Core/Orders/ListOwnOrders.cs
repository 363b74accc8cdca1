using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>A person's orders, the newest first. What was never paid and has expired is no order to the person.</summary>
public sealed class ListOwnOrders(IStorefrontDb db)
{
    /// <param name="Customers">All ids of the person: the account's, and those of the guest he was.</param>
    /// <param name="Before">Continues after the order of this moment; null begins with the newest.</param>
    public sealed record Query(IReadOnlyList<CustomerId> Customers, int Take, DateTimeOffset? Before = null);

    public sealed record Row(string Number, OrderStatus Status, PaymentStatus Payment, DateTimeOffset CreatedAt, Money Total, string FirstTitle, int Pieces);

    /// <param name="Before">Where the next page continues; null on the last one.</param>
    public sealed record Page(IReadOnlyList<Row> Orders, DateTimeOffset? Before);

    public Task<Page> ExecuteAsync(Query query, CancellationToken ct) => db.ReadAsync(
        async (tables, token) =>
        {
            var (items, customers) = (tables.OrderItems, query.Customers.ToList());
            var orders = tables.Orders.Where(o => customers.Contains(o.CustomerId) && o.Status != OrderStatus.Expired);
            if (query.Before is { } before) orders = orders.Where(o => o.CreatedAt < before);
            var found = await orders.OrderByDescending(o => o.CreatedAt).Take(query.Take + 1)
                .Select(o => new
                {
                    o.Number,
                    o.Status,
                    o.PaymentStatus,
                    o.CreatedAt,
                    o.TotalMinor,
                    o.Currency,
                    First = items.Where(i => i.CustomerId == o.CustomerId && i.OrderId == o.Id).OrderBy(i => i.Position).Select(i => i.Title).FirstOrDefault(),
                    Pieces = items.Where(i => i.CustomerId == o.CustomerId && i.OrderId == o.Id).Sum(i => i.Quantity),
                })
                .ToListAsync(token);
            var rows = found.Take(query.Take)
                .Select(o => new Row(o.Number, o.Status, o.PaymentStatus, o.CreatedAt, new Money(o.TotalMinor, o.Currency), o.First ?? "", o.Pieces))
                .ToList();
            return new Page(rows, found.Count > query.Take ? rows[^1].CreatedAt : null);
        },
        ct);
}
