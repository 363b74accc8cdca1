using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Office;
using Storefront.Core.Shared;

namespace Storefront.Tests.Database.Payments;

public sealed class SettleTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task A_paid_order_is_placed_and_its_stock_becomes_its_own()
    {
        var customer = CustomerId.New();
        var before = await shop.StockAsync(shop.Mug);

        var id = await shop.BuyAsync(customer, mugs: 2);

        var order = await shop.OrderAsync(customer, id);
        var after = await shop.StockAsync(shop.Mug);
        Assert.Equal(OrderStatus.Placed, order.Status);
        Assert.Equal(PaymentStatus.Authorized, order.PaymentStatus);
        Assert.Equal(4800 + 490, order.TotalMinor);
        Assert.Equal(before.Committed + 2, after.Committed);
        Assert.Equal(before.Held, after.Held);
    }

    [Fact]
    public async Task Settling_ten_times_at_once_has_one_effect()
    {
        var customer = CustomerId.New();
        var id = await shop.PlaceAsync(customer);
        var intent = await shop.PayAsync(customer, id);
        var before = await shop.StockAsync(shop.Mug);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => shop.Get<Settle>().ExecuteAsync(new(intent, "webhook"), Ct)));

        Assert.All(results, result => Assert.IsType<Settle.Result.Settled>(result));
        Assert.Equal(before.Committed + 1, (await shop.StockAsync(shop.Mug)).Committed);
        var entries = await shop.Db.ReadAsync((tables, ct) => tables.PaymentLedger.CountAsync(entry => entry.CustomerId == customer, ct), Ct);
        Assert.Equal(1, entries);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'OrderPlaced' and payload->>'order' = '{id}'"));
    }

    [Fact]
    public async Task A_declined_card_keeps_the_order_and_a_good_one_pays_it()
    {
        var customer = CustomerId.New();
        var id = await shop.PlaceAsync(customer);

        await shop.Get<Settle>().ExecuteAsync(new(await shop.PayAsync(customer, id, "pm_card_chargeDeclined"), "return"), Ct);
        Assert.Equal(OrderStatus.PendingPayment, (await shop.OrderAsync(customer, id)).Status);
        Assert.Equal(PaymentStatus.Failed, (await shop.OrderAsync(customer, id)).PaymentStatus);

        await shop.Get<Settle>().ExecuteAsync(new(await shop.PayAsync(customer, id), "return"), Ct);
        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(customer, id)).Status);
    }

    [Fact]
    public async Task Every_attempt_to_pay_stands_in_the_time_line_with_its_code_and_message()
    {
        var customer = CustomerId.New();
        var id = await shop.PlaceAsync(customer);

        foreach (var card in new[] { "pm_card_chargeDeclined", "pm_card_chargeDeclinedInsufficientFunds", "pm_card_visa" })
            await shop.Get<Settle>().ExecuteAsync(new(await shop.PayAsync(customer, id, card), "return"), Ct);

        var line = (await shop.Get<ShowOrder>().ExecuteAsync(customer, id, Ct))!.TimeLine;
        var declined = line.Where(entry => entry.Kind == OrderEventKind.PaymentDeclined).ToList();
        Assert.Equal(["generic_decline", "insufficient_funds"], declined.Select(entry => entry.Detail));
        Assert.All(declined, entry => Assert.StartsWith("Your card", entry.Note, StringComparison.Ordinal));
        Assert.Single(line, entry => entry is { Kind: OrderEventKind.PaymentAuthorized, Detail: not null });
    }

    [Fact]
    public async Task Every_attempt_stands_in_the_ledger_with_response_code_message_and_authorisation_code()
    {
        var customer = CustomerId.New();
        var id = await shop.PlaceAsync(customer);

        foreach (var card in new[] { "pm_card_chargeDeclinedInsufficientFunds", "pm_card_visa" })
            await shop.Get<Settle>().ExecuteAsync(new(await shop.PayAsync(customer, id, card), "return"), Ct);
        await shop.Get<CapturePayment>().ExecuteAsync(new(customer, id, SellingShop.Staff), Ct);

        var file = (await new ShowPaymentFile(shop.Db).ExecuteAsync(customer, id, Ct))!;
        var code = (await shop.PaymentAsync(customer, id)).AuthorizationCode;
        Assert.Equal(6, code!.Length);
        Assert.Equal(
            [
                (PaymentFactKind.Declined, "insufficient_funds", "Your card has insufficient funds.", null),
                (PaymentFactKind.Authorized, "approved_by_network", "Payment complete.", code),
            ],
            file.Ledger.Where(entry => entry.Kind is PaymentFactKind.Declined or PaymentFactKind.Authorized)
                .OrderBy(entry => entry.Kind).Select(entry => (entry.Kind, entry.ResponseCode!, entry.ResponseMessage!, entry.AuthorizationCode)));
        Assert.Equal([("create", "accepted", null), ("capture", "accepted", code)], file.Log.Select(call => (call.Operation, call.Outcome, call.AuthorizationCode)));
    }

    [Fact]
    public async Task Captured_shipped_and_refunded_in_full()
    {
        var customer = CustomerId.New();
        var id = await shop.BuyAsync(customer);
        var shelf = (await shop.StockAsync(shop.Mug)).OnHand;

        Assert.IsType<CapturePayment.Result.Captured>(await shop.Get<CapturePayment>().ExecuteAsync(new(customer, id, SellingShop.Staff), Ct));
        Assert.IsType<CapturePayment.Result.NothingToCapture>(await shop.Get<CapturePayment>().ExecuteAsync(new(customer, id, SellingShop.Staff), Ct));
        Assert.IsType<ShipOrder.Result.Shipped>(await shop.Get<ShipOrder>().ExecuteAsync(new(customer, id, "Post", "T1", SellingShop.Staff), Ct));
        Assert.IsType<RefundOrder.Result.Refunded>(await shop.Get<RefundOrder>().ExecuteAsync(new(customer, id, null, "broken", SellingShop.Staff), Ct));
        Assert.IsType<RefundOrder.Result.NothingToRefund>(await shop.Get<RefundOrder>().ExecuteAsync(new(customer, id, null, "again", SellingShop.Staff), Ct));

        var order = await shop.OrderAsync(customer, id);
        Assert.Equal(OrderStatus.Shipped, order.Status);
        Assert.Equal(PaymentStatus.Refunded, order.PaymentStatus);
        Assert.Equal(shelf - 1, (await shop.StockAsync(shop.Mug)).OnHand);
    }

    [Fact]
    public async Task Cancelling_a_placed_order_gives_stock_and_authorisation_back()
    {
        var customer = CustomerId.New();
        var before = await shop.StockAsync(shop.Mug);
        var id = await shop.BuyAsync(customer);

        Assert.IsType<CancelOrder.Result.Cancelled>(await shop.Get<CancelOrder>().ExecuteAsync(new(customer, id, SellingShop.Staff), Ct));

        var order = await shop.OrderAsync(customer, id);
        Assert.Equal(OrderStatus.Cancelled, order.Status);
        Assert.Equal(PaymentStatus.Voided, order.PaymentStatus);
        Assert.Equal(before.Committed, (await shop.StockAsync(shop.Mug)).Committed);
    }
}
