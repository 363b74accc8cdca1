using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments;

/// <summary>SEPA direct debit, which the shop offers by a setting: the bank of the sandbox answers after five days.</summary>
public sealed class BankDebitTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Pays = "DE89370400440532013000";
    private const string DoesNotPay = "DE62370400440532013001";
    private const int Total = 2890;

    private readonly SellingShop _shop = new(cluster)
    {
        Options = new() { BankDebit = true },
        Sandbox = new() { BankDebitSeconds = TimeSpan.FromDays(5).TotalSeconds },
    };

    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await LedgerProof.HoldsAsync(_shop.Database);
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task A_debit_waits_for_the_bank_with_its_goods_and_is_paid_after_days()
    {
        var (order, intent) = await DebitedAsync(Pays);
        var held = (await _shop.StockAsync(_shop.Mug)).Held;
        Assert.Equal((OrderStatus.PendingPayment, PaymentStatus.Processing), await StateAsync(order));
        Assert.Equal("SEPA •••• 3000", (await _shop.PaymentAsync(_customer, order)).Method);
        Assert.Equal(1, await ToldAsync("PaymentAwaited", order));

        await DaysAsync(4);
        Assert.Equal((OrderStatus.PendingPayment, PaymentStatus.Processing), await StateAsync(order));
        Assert.Equal(held, (await _shop.StockAsync(_shop.Mug)).Held);

        await AnsweredAsync(intent, "succeeded");
        await DaysAsync(1);
        Assert.Equal((OrderStatus.Placed, PaymentStatus.Paid), await StateAsync(order));
        Assert.Equal((Total, 1), ((await _shop.PaymentAsync(_customer, order)).CapturedMinor, await ToldAsync("PaymentAwaited", order)));
        Assert.IsType<RefundOrder.Result.Refunded>(await _shop.Get<RefundOrder>().ExecuteAsync(new(_customer, order, null, "Back", SellingShop.Staff), Ct));
    }

    [Fact]
    public async Task A_debit_that_the_bank_does_not_pay_is_told_once_and_the_order_is_paid_by_card()
    {
        var (order, intent) = await DebitedAsync(DoesNotPay);
        await DaysAsync(4);
        await AnsweredAsync(intent, "requires_payment_method");

        for (var i = 0; i < 2; i++) await _shop.Get<Settle>().ExecuteAsync(new(intent, "webhook"), Ct);
        Assert.Equal((OrderStatus.PendingPayment, PaymentStatus.Failed), await StateAsync(order));
        Assert.Equal(1, await ToldAsync("PaymentStayedAway", order));
        Assert.Equal(_shop.Clock.GetUtcNow().AddHours(72), (await _shop.OrderAsync(_customer, order)).PayBy);

        await StartAsync(order, PaymentWay.Card);
        await _shop.ConfirmAsync(intent);
        await _shop.Get<Settle>().ExecuteAsync(new(intent, "return"), Ct);
        Assert.Equal((OrderStatus.Placed, PaymentStatus.Authorized), await StateAsync(order));
    }

    [Fact]
    public async Task A_debit_that_failed_while_the_shop_heard_nothing_ends_when_its_time_is_up_and_mails_no_link()
    {
        var (order, intent) = await DebitedAsync(DoesNotPay);
        await DaysAsync(4);
        await AnsweredAsync(intent, "requires_payment_method");

        await DaysAsync(1);

        Assert.Equal(OrderStatus.Expired, (await _shop.OrderAsync(_customer, order)).Status);
        Assert.Equal(0, await ToldAsync("PaymentStayedAway", order));
    }

    [Fact]
    public async Task The_shopper_may_change_his_mind_until_one_way_has_paid()
    {
        var order = await _shop.PlaceAsync(_customer);
        await StartAsync(order, PaymentWay.Card);
        var intent = (await _shop.PaymentAsync(_customer, order)).IntentId!;
        await Assert.ThrowsAsync<StripeException>(() => DebitAsync(intent, Pays));

        await StartAsync(order, PaymentWay.BankDebit);
        await Assert.ThrowsAsync<StripeException>(() => _shop.ConfirmAsync(intent));
        await StartAsync(order, PaymentWay.Card);
        await StartAsync(order, PaymentWay.BankDebit);
        await DebitAsync(intent, Pays);

        Assert.IsType<StartPayment.Result.NotPayable>(await _shop.Get<StartPayment>().ExecuteAsync(new(_customer, order, Way: PaymentWay.Card), Ct));
        Assert.Equal(intent, (await _shop.PaymentAsync(_customer, order)).IntentId);
    }

    [Fact]
    public async Task Where_the_setting_is_off_a_form_that_asks_for_it_is_paid_by_card()
    {
        await using var cardsOnly = new SellingShop(cluster);
        await cardsOnly.InitializeAsync();
        var order = await cardsOnly.PlaceAsync(_customer);

        Assert.IsType<StartPayment.Result.Ready>(await cardsOnly.Get<StartPayment>().ExecuteAsync(new(_customer, order, Way: PaymentWay.BankDebit), Ct));

        var intent = await cardsOnly.Stripe.V1.PaymentIntents.GetAsync((await cardsOnly.PaymentAsync(_customer, order)).IntentId, cancellationToken: Ct);
        Assert.Equal(["card"], intent.PaymentMethodTypes);
    }

    private async Task<(OrderId Order, string Intent)> DebitedAsync(string iban)
    {
        var order = await _shop.PlaceAsync(_customer);
        await StartAsync(order, PaymentWay.BankDebit);
        var intent = (await _shop.PaymentAsync(_customer, order)).IntentId!;
        await DebitAsync(intent, iban);
        await _shop.Get<Settle>().ExecuteAsync(new(intent, "return"), Ct);
        return (order, intent);
    }

    private async Task StartAsync(OrderId order, PaymentWay way) =>
        Assert.IsType<StartPayment.Result.Ready>(await _shop.Get<StartPayment>().ExecuteAsync(new(_customer, order, Way: way), Ct));

    /// <summary>As the browser does.</summary>
    private Task<PaymentIntent> DebitAsync(string intent, string iban) => _shop.Stripe.V1.PaymentIntents.ConfirmAsync(
        intent,
        new PaymentIntentConfirmOptions
        {
            PaymentMethodData = new()
            {
                Type = "sepa_debit",
                SepaDebit = new() { Iban = iban },
                BillingDetails = new() { Name = "Ada Byron", Email = "ada@example.org" },
            },
        },
        cancellationToken: Ct);

    /// <summary>Time passes, with the sweeper at work.</summary>
    private async Task DaysAsync(int days)
    {
        for (var hours = 0; hours < days * 24; hours += 2)
        {
            _shop.Clock.Advance(TimeSpan.FromHours(2));
            await _shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);
        }
    }

    /// <summary>The fifth day, on which the bank answers and no sweeper looks.</summary>
    private async Task AnsweredAsync(string intent, string status)
    {
        _shop.Clock.Advance(TimeSpan.FromMinutes(24 * 60 + 1));
        for (var i = 0; i < 100 && (await _shop.Stripe.V1.PaymentIntents.GetAsync(intent, cancellationToken: Ct)).Status != status; i++) await Task.Delay(100, Ct);
    }

    private Task<long> ToldAsync(string fact, OrderId order) =>
        _shop.Database.ScalarAsync<long>($"select count(*) from events.outbox where type = '{fact}' and payload->>'order' = '{order}'");

    private async Task<(OrderStatus Order, PaymentStatus Payment)> StateAsync(OrderId order) =>
        await _shop.OrderAsync(_customer, order) is var known ? (known.Status, known.PaymentStatus) : default;
}
