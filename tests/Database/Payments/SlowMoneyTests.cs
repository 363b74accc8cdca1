using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Office;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Payments;

/// <summary>Money that takes days to come, and promises that end after days.</summary>
public sealed class SlowMoneyTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly SellingShop _shop = new(cluster);
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await LedgerProof.HoldsAsync(_shop.Database);
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task An_authorisation_is_warned_of_48_hours_before_it_ends_until_it_is_captured()
    {
        var order = await _shop.BuyAsync(_customer);
        var end = (await _shop.PaymentAsync(_customer, order)).CaptureBefore!.Value;
        Assert.Equal(_shop.Clock.GetUtcNow().AddDays(7), end, TimeSpan.FromMinutes(1));
        Assert.Empty((await InboxAsync()).Ending);

        _shop.Clock.Advance(TimeSpan.FromDays(5) + TimeSpan.FromHours(1));
        var promise = Assert.Single((await InboxAsync()).Ending);
        Assert.Equal(((await _shop.OrderAsync(_customer, order)).Number, 2890L, end), (promise.Order, promise.Amount.Minor, promise.CaptureBefore));

        Assert.IsType<CapturePayment.Result.Captured>(await _shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct));
        Assert.Empty((await InboxAsync()).Ending);
    }

    [Fact]
    public async Task An_authorisation_that_ended_is_found_and_its_order_is_not_sent()
    {
        var order = await _shop.BuyAsync(_customer);
        var intent = (await _shop.PaymentAsync(_customer, order)).IntentId!;
        _shop.Clock.Advance(TimeSpan.FromDays(8));
        for (var i = 0; i < 50 && (await _shop.Stripe.V1.PaymentIntents.GetAsync(intent, cancellationToken: Ct)).Status != "canceled"; i++) await Task.Delay(100, Ct);

        _shop.Clock.Advance(TimeSpan.FromMinutes(3));
        await _shop.Get<Reconcile>().ExecuteAsync(new("clock"), Ct);
        var matter = await _shop.Db.ReadAsync((tables, ct) => tables.MoneyInbox.SingleAsync(row => row.IntentId == intent, ct), Ct);
        Assert.Equal(MoneyMatterKind.CancelledElsewhere, matter.Kind);
        await _shop.Get<RepairMoney>().ExecuteAsync(new(matter.Id, SellingShop.Staff), Ct);

        Assert.Equal(PaymentStatus.Voided, (await _shop.OrderAsync(_customer, order)).PaymentStatus);
        Assert.IsNotType<ShipOrder.Result.Shipped>(await _shop.Get<ShipOrder>().ExecuteAsync(new(_customer, order, "Post", null, SellingShop.Staff), Ct));
    }

    [Fact]
    public async Task Money_that_is_on_its_way_for_days_keeps_the_order_and_its_stock_and_places_it_when_it_comes()
    {
        var (order, intent, held) = await OnTheWayAsync();

        await DaysAsync(5);
        Assert.Equal((OrderStatus.PendingPayment, PaymentStatus.Processing), await StateAsync(order));
        Assert.Equal(held, (await _shop.StockAsync(_shop.Mug)).Held);

        await _shop.ControlAsync($"settle?payment_intent={intent}&outcome=succeeded");
        await DaysAsync(1);
        Assert.Equal((OrderStatus.Placed, PaymentStatus.Paid), await StateAsync(order));
    }

    [Fact]
    public async Task Money_that_fails_after_days_is_told_and_the_order_can_be_paid_by_another_way()
    {
        var (order, intent, _) = await OnTheWayAsync();
        await DaysAsync(4);

        await _shop.ControlAsync($"settle?payment_intent={intent}&outcome=failed");
        await _shop.Get<Settle>().ExecuteAsync(new(intent, "webhook"), Ct);
        Assert.Equal((OrderStatus.PendingPayment, PaymentStatus.Failed), await StateAsync(order));

        await _shop.Get<Settle>().ExecuteAsync(new(await _shop.PayAsync(_customer, order), "return"), Ct);
        Assert.Equal((OrderStatus.Placed, PaymentStatus.Authorized), await StateAsync(order));
    }

    [Fact]
    public async Task Money_that_failed_without_a_word_lets_the_stock_go_when_the_time_is_up()
    {
        var (order, intent, held) = await OnTheWayAsync();
        await DaysAsync(2);

        await _shop.ControlAsync($"settle?payment_intent={intent}&outcome=failed");
        await DaysAsync(1);

        Assert.Equal(OrderStatus.Expired, (await _shop.OrderAsync(_customer, order)).Status);
        Assert.Equal(held - 1, (await _shop.StockAsync(_shop.Mug)).Held);
    }

    [Fact]
    public async Task While_money_is_on_its_way_Stripe_is_asked_by_the_hour_and_not_at_every_sweep()
    {
        await OnTheWayAsync();
        await DaysAsync(1);
        var before = _shop.Gateway.Calls.Count;

        for (var i = 0; i < 10; i++) await _shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);

        Assert.Equal(before, _shop.Gateway.Calls.Count);
    }

    private async Task<(OrderId Order, string Intent, int Held)> OnTheWayAsync()
    {
        var order = await _shop.PlaceAsync(_customer);
        var intent = await _shop.PayAsync(_customer, order, "pm_card_processing");
        await _shop.Get<Settle>().ExecuteAsync(new(intent, "return"), Ct);
        Assert.Equal((OrderStatus.PendingPayment, PaymentStatus.Processing), await StateAsync(order));
        return (order, intent, (await _shop.StockAsync(_shop.Mug)).Held);
    }

    /// <summary>Time passes, with the sweeper at work.</summary>
    private async Task DaysAsync(int days)
    {
        for (var hours = 0; hours < days * 24; hours += 2)
        {
            _shop.Clock.Advance(TimeSpan.FromHours(2));
            await _shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);
        }
    }

    private async Task<(OrderStatus Order, PaymentStatus Payment)> StateAsync(OrderId order) =>
        await _shop.OrderAsync(_customer, order) is var known ? (known.Status, known.PaymentStatus) : default;

    private Task<ShowMoneyInbox.View> InboxAsync() => new ShowMoneyInbox(_shop.Db, _shop.Clock).ExecuteAsync(Ct);
}
