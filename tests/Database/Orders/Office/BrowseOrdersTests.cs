using Storefront.Core.Orders;
using Storefront.Core.Orders.Office;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Orders.Office;

public sealed class BrowseOrdersTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateTimeOffset s_noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly BrowseOrders _browse = new(database.Db, new ShopOptions(), database.Clock);
    private readonly OrderPile _pile = new(database);

    public async ValueTask InitializeAsync()
    {
        await database.ScalarAsync<int>("truncate orders.orders");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat_also_within_one_moment()
    {
        var written = new List<string>();
        for (var i = 0; i < 7; i++) written.Add(await _pile.AddAsync(s_noon.AddMinutes(i / 3)));

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await _browse.ExecuteAsync(new(After: after, Size: 2), TestContext.Current.CancellationToken);
            seen.AddRange(page.Rows.Select(row => row.Number));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(written.Order(), seen.Order());
        Assert.Equal("F20007", seen[0]);
    }

    [Fact]
    public async Task A_filter_shows_only_what_fits_it()
    {
        await _pile.AddAsync(s_noon, OrderStatus.Placed, PaymentStatus.Paid);
        var waiting = await _pile.AddAsync(s_noon, OrderStatus.PendingPayment, PaymentStatus.None, "grace@example.org");
        var old = await _pile.AddAsync(s_noon.AddDays(-3), OrderStatus.Shipped, PaymentStatus.Paid);

        Assert.Equal([waiting], await NumbersAsync(new(Status: OrderStatus.PendingPayment)));
        Assert.Equal([waiting], await NumbersAsync(new(Payment: PaymentStatus.None)));
        Assert.Equal([waiting], await NumbersAsync(new(Text: "GRACE@")));
        Assert.Equal([old], await NumbersAsync(new(Text: "#f20003")));
        Assert.Equal([old], await NumbersAsync(new(Until: new DateOnly(2026, 5, 30))));
        Assert.Equal([waiting], await NumbersAsync(new(Status: OrderStatus.PendingPayment, PayBy: s_noon.AddMinutes(30))));
        Assert.Empty(await NumbersAsync(new(Text: "nobody")));
    }

    [Fact]
    public async Task A_day_begins_at_midnight_of_the_shop()
    {
        var late = await _pile.AddAsync(new DateTimeOffset(2026, 6, 1, 22, 59, 0, TimeSpan.Zero));
        var next = await _pile.AddAsync(new DateTimeOffset(2026, 6, 1, 23, 1, 0, TimeSpan.Zero));
        var (first, second) = (new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 2));

        Assert.Equal([late], await NumbersAsync(new(From: first, Until: first)));
        Assert.Equal([next], await NumbersAsync(new(From: second, Until: second)));
    }

    [Fact]
    public async Task The_start_page_counts_what_was_sold_and_what_waits()
    {
        database.Clock.SetUtcNow(s_noon);
        await _pile.AddAsync(s_noon, OrderStatus.Placed, PaymentStatus.Authorized, cents: 1000);
        await _pile.AddAsync(s_noon, OrderStatus.Shipped, PaymentStatus.Paid, cents: 500);
        await _pile.AddAsync(s_noon, OrderStatus.Cancelled, PaymentStatus.Voided, cents: 9000);
        await _pile.AddAsync(s_noon.AddDays(-1), OrderStatus.Placed, PaymentStatus.Paid, cents: 700);
        await _pile.AddAsync(s_noon.AddMinutes(-20), OrderStatus.PendingPayment, PaymentStatus.None);

        var view = await new CountOrders(database.Db, new ShopOptions(), database.Clock).ExecuteAsync(2, TestContext.Current.CancellationToken);

        Assert.Equal(new CountOrders.Day(new DateOnly(2026, 6, 1), 2, new Money(1500, Currency.Eur)), view.Today);
        Assert.Equal(new CountOrders.Day(new DateOnly(2026, 5, 31), 1, new Money(700, Currency.Eur)), view.Days[0]);
        Assert.Equal((1, 1, 1), (view.Expiring, view.ToCapture, view.ToShip));
    }

    private async Task<IEnumerable<string>> NumbersAsync(BrowseOrders.Query query) =>
        (await _browse.ExecuteAsync(query, TestContext.Current.CancellationToken)).Rows.Select(row => row.Number);
}
