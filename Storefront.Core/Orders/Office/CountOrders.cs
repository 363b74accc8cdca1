using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Orders.Office;

/// <summary>What the office's start page says about orders.</summary>
public sealed class CountOrders(IStorefrontDb db, ShopOptions shop, TimeProvider clock)
{
    /// <summary>An unpaid order whose time runs out within this is worth a look.</summary>
    public static readonly TimeSpan SoonToExpire = TimeSpan.FromMinutes(15);

    /// <param name="Days">The last days, today last.</param>
    /// <param name="ToCapture">Authorised, to be sent: orders to be collected are charged when they are handed over.</param>
    /// <param name="ToPrepare">Placed, and not yet ready to be collected.</param>
    /// <param name="Uncollected">Ready, and nobody came in time.</param>
    public sealed record View(IReadOnlyList<Day> Days, int Expiring, int ToCapture, int ToShip, int ToPrepare, int Uncollected)
    {
        public Day Today => Days[^1];
    }

    /// <param name="Orders">Orders of that day that were placed, sent ones included; cancelled ones not.</param>
    public sealed record Day(DateOnly Date, int Orders, Money Revenue);

    public Task<View> ExecuteAsync(int days, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        var (now, orders) = (clock.GetUtcNow(), tables.Orders);
        var soon = now + SoonToExpire;
        return new View(
            await DaysAsync(orders, shop.DayOf(now), days, token),
            await orders.UnpaidSince(soon).CountAsync(token),
            await orders.On(OrderWay.Sent, now).CountAsync(o => o.Status == OrderStatus.Placed && o.PaymentStatus == PaymentStatus.Authorized, token),
            await orders.On(OrderWay.Sent, now).CountAsync(o => o.Status == OrderStatus.Placed && (o.PaymentStatus == PaymentStatus.Paid || o.PaymentStatus == PaymentStatus.PartiallyPaid), token),
            await orders.On(OrderWay.ToPrepare, now).CountAsync(token),
            await orders.On(OrderWay.NotCollected, now).CountAsync(token));
    }, ct);

    private async Task<IReadOnlyList<Day>> DaysAsync(IQueryable<Order> orders, DateOnly today, int days, CancellationToken ct)
    {
        var counted = new List<Day>(days);
        for (var day = today.AddDays(1 - days); day <= today; day = day.AddDays(1)) counted.Add(await DayAsync(orders, day, ct));
        return counted;
    }

    private async Task<Day> DayAsync(IQueryable<Order> orders, DateOnly day, CancellationToken ct)
    {
        var (from, until, currency) = (shop.StartOf(day), shop.StartOf(day.AddDays(1)), shop.SellingCurrency);
        var sum = await orders
            .Where(o => o.CreatedAt >= from && o.CreatedAt < until && o.Currency == currency && (o.Status == OrderStatus.Placed || o.Status == OrderStatus.Shipped))
            .GroupBy(_ => 1)
            .Select(group => new { Count = group.Count(), Revenue = group.Sum(o => o.TotalMinor) })
            .SingleOrDefaultAsync(ct);
        return new(day, sum?.Count ?? 0, new(sum?.Revenue ?? 0, currency));
    }
}
