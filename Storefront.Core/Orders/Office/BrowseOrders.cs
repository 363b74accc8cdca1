using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Orders.Office;

/// <summary>The merchant's list of all customers' orders, newest first.</summary>
public sealed class BrowseOrders(IStorefrontDb db, ShopOptions shop, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="Text">Beginning of an order number or of a mail address.</param>
    /// <param name="From">First day, in the shop's time zone.</param>
    /// <param name="Until">Last day.</param>
    /// <param name="PayBy">Only orders whose payment is due by then.</param>
    /// <param name="After">The <see cref="ListPage{T}.Next"/> of the page before.</param>
    public sealed record Query(
        string Text = "",
        OrderStatus? Status = null,
        PaymentStatus? Payment = null,
        DateOnly? From = null,
        DateOnly? Until = null,
        DateTimeOffset? PayBy = null,
        string? After = null,
        int Size = PageSize,
        OrderWay? Way = null);

    public sealed record Row(
        OrderId Id, string Number, DateTimeOffset CreatedAt, string Customer, string Email, int Pieces, Money Total, OrderStatus Status, PaymentStatus Payment, DateTimeOffset PayBy, OrderWay Way);

    public Task<ListPage<Row>> ExecuteAsync(Query query, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        var orders = Filter(tables.Orders, query);
        if (TimeCursor.TryParse(query.After) is { } after)
        {
            var id = OrderId.From(after.Id);
            orders = orders.Where(o => o.CreatedAt < after.At || (o.CreatedAt == after.At && o.Id.CompareTo(id) < 0));
        }
        var items = tables.OrderItems;
        var rows = await orders
            .OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id)
            .Select(o => new { Order = o, Pieces = items.Where(i => i.CustomerId == o.CustomerId && i.OrderId == o.Id).Sum(i => i.Quantity) })
            .Take(query.Size + 1).ToListAsync(token);
        return ListPage<Row>.Of(
            rows.ConvertAll(row => RowOf(row.Order, row.Pieces, clock.GetUtcNow())), query.Size, row => new TimeCursor(row.CreatedAt, row.Id.Value).ToString());
    }, ct);

    private static Row RowOf(Order order, int pieces, DateTimeOffset now) =>
        new(order.Id, order.Number, order.CreatedAt, order.Address.Name, order.Email, pieces, order.Total, order.Status, order.PaymentStatus, order.PayBy, order.WayAt(now));

    private IQueryable<Order> Filter(IQueryable<Order> orders, Query query)
    {
        if (query.Text.Trim().TrimStart('#') is { Length: > 0 } text)
        {
            // Mail addresses are kept as typed; most are typed in lower case.
            var (lower, upper) = (text.ToLowerInvariant(), text.ToUpperInvariant());
            orders = orders.Where(o => o.Number.StartsWith(upper) || o.Email.StartsWith(text) || o.Email.StartsWith(lower));
        }
        if (query.Status is { } status) orders = orders.Where(o => o.Status == status);
        if (query.Payment is { } payment) orders = orders.Where(o => o.PaymentStatus == payment);
        if (query.From is { } from) { var start = shop.StartOf(from); orders = orders.Where(o => o.CreatedAt >= start); }
        if (query.Until is { } until) { var end = shop.StartOf(until.AddDays(1)); orders = orders.Where(o => o.CreatedAt < end); }
        if (query.PayBy is { } payBy) orders = orders.Where(o => o.PayBy <= payBy);
        return query.Way is { } way ? orders.On(way, clock.GetUtcNow()) : orders;
    }
}
