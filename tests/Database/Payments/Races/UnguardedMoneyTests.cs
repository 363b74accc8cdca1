using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments.Races;

/// <summary>The twins of <see cref="PaidRaceTests"/> and <see cref="UnpaidRaceTests"/>: the same races as they are often written, to show what the guards are for.</summary>
public sealed class UnguardedMoneyTests(TestCluster cluster) : IAsyncLifetime
{
    private const long Total = 2890;

    private readonly SellingShop _shop = new(cluster);
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InterruptedCommands Commands => _shop.Database.Commands;

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Two_callers_that_look_into_the_ledger_and_then_write_count_the_money_twice()
    {
        await _shop.Database.ScalarAsync<int>("drop index payments.ix_payment_events_customer_id_object_id_kind_occurrence");
        var payment = await CapturedAsync();
        var refund = new PaymentFact("re_1", PaymentFactKind.Refunded, "re_1", 1000, _shop.Clock.GetUtcNow());
        var webhook = Commands.After("FROM payments.payment_events", () => LookAndWriteAsync(payment, refund));

        await LookAndWriteAsync(payment, refund);

        await webhook;
        Assert.Equal(2000, await BookedAsync(payment));
    }

    [Fact]
    public async Task A_refund_that_is_booked_by_whoever_made_it_and_by_its_webhook_counts_twice()
    {
        var payment = await CapturedAsync();
        var made = await _shop.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = payment.IntentId, Amount = 1000 }, cancellationToken: Ct);

        // Under a name of its own, because Stripe's is not known yet.
        await LookAndWriteAsync(payment, new("refund of the shop", PaymentFactKind.Refunded, "refund of the shop", made.Amount, _shop.Clock.GetUtcNow()));
        await _shop.Get<Settle>().ExecuteAsync(new(payment.IntentId!, "webhook"), Ct);

        Assert.Equal(2000, await BookedAsync(payment));
    }

    [Fact]
    public async Task Two_desks_that_look_what_is_left_and_then_refund_decide_on_more_than_was_taken()
    {
        var payment = await CapturedAsync();
        var second = Commands.After("FROM payments.refunds", () => LookAndRefundAsync(payment));

        await LookAndRefundAsync(payment);

        await second;
        Assert.Equal(2 * Total, await _shop.Database.ScalarAsync<long>($"select sum(amount_minor)::bigint from payments.refunds where customer_id = '{_customer}'"));
    }

    [Fact]
    public async Task A_refund_form_without_a_key_that_is_sent_twice_is_two_refunds()
    {
        var payment = await CapturedAsync();
        var command = new RefundOrder.Command(_customer, payment.OrderId, new Money(1000, Currency.Eur), "broken", SellingShop.Staff);
        var second = Commands.BeforeCommitOf("INSERT INTO payments.refunds", () => _shop.Get<RefundOrder>().ExecuteAsync(command, Ct));

        await _shop.Get<RefundOrder>().ExecuteAsync(command, Ct);

        await second;
        Assert.Equal(2000, await BookedAsync(payment));
    }

    [Fact]
    public async Task An_event_that_is_looked_for_and_then_kept_is_kept_twice_without_its_key()
    {
        await _shop.Database.ScalarAsync<int>("alter table payments.provider_inbox drop constraint pk_provider_inbox");
        var command = new ReceiveProviderMessage.Command("evt_1", "payment_intent.succeeded", null, "{}");
        var listed = Commands.Before("INSERT INTO payments.provider_inbox", () => _shop.Get<ReceiveProviderMessage>().ExecuteAsync(command, Ct));

        Assert.NotNull(await _shop.Get<ReceiveProviderMessage>().ExecuteAsync(command, Ct));

        Assert.NotNull(await listed);
        Assert.Equal(2, await _shop.Database.ScalarAsync<long>("select count(*) from payments.provider_inbox where event_id = 'evt_1'"));
    }

    [Fact]
    public async Task A_clock_that_believes_its_own_books_gives_up_an_order_that_is_paid()
    {
        var goods = await _shop.OfferAsync(1);
        var order = await _shop.PlaceAsync(_customer, (goods.Sku, 1));
        var intent = await _shop.PayAsync(_customer, order); // the webhook is late
        _shop.Clock.Advance(TimeSpan.FromHours(2));

        await GiveUpWithoutAskingAsync(order);
        await _shop.BuyAsync(CustomerId.New(), (goods.Sku, 1));
        await _shop.Get<Settle>().ExecuteAsync(new(intent, "webhook"), Ct);

        var ended = await _shop.OrderAsync(_customer, order);
        Assert.Equal((OrderStatus.Expired, PaymentStatus.Authorized), (ended.Status, ended.PaymentStatus));
        Assert.Equal("requires_capture", (await _shop.Stripe.V1.PaymentIntents.GetAsync(intent, cancellationToken: Ct)).Status);
    }

    private async Task<Core.Payments.Payment> CapturedAsync()
    {
        var order = await _shop.BuyAsync(_customer);
        Assert.IsType<CapturePayment.Result.Captured>(await _shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct));
        return await _shop.PaymentAsync(_customer, order);
    }

    private Task<bool> LookAndWriteAsync(Core.Payments.Payment payment, PaymentFact fact) => _shop.WorkAsync(async (work, ct) =>
    {
        if (await work.PaymentLedger.AnyAsync(entry => entry.CustomerId == _customer && entry.Occurrence == fact.Occurrence, ct)) return false;
        work.PaymentLedger.Add(new(_customer, payment.Id, fact, "test", _shop.Clock.GetUtcNow()));
        return true;
    });

    private Task<bool> LookAndRefundAsync(Core.Payments.Payment payment) => _shop.WorkAsync(async (work, ct) =>
    {
        var asked = await work.Refunds.Where(refund => refund.CustomerId == _customer).SumAsync(refund => refund.AmountMinor, ct);
        if (payment.CapturedMinor - asked <= 0) return false;
        work.Refunds.Add(new(payment, new Money(payment.CapturedMinor - asked, payment.Currency), "broken", SellingShop.Staff, _shop.Clock.GetUtcNow()));
        return true;
    });

    private Task<bool> GiveUpWithoutAskingAsync(OrderId id) => _shop.WorkAsync(async (work, ct) =>
    {
        var order = await work.Orders.SingleAsync(one => one.CustomerId == _customer && one.Id == id, ct);
        await _shop.Get<IStockLedger>().ReleaseAsync(work, id, ct);
        order.Expire();
        return true;
    });

    private Task<long> BookedAsync(Core.Payments.Payment payment) => _shop.Database.ScalarAsync<long>(
        $"select sum(amount_minor)::bigint from payments.payment_events where customer_id = '{payment.CustomerId}' and payment_id = '{payment.Id}' and kind = 'Refunded'");
}
