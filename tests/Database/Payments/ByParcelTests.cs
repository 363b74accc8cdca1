using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments;

/// <summary>A card whose promise may be taken in parts pays each parcel as it leaves, and never more.</summary>
public sealed class ByParcelTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private const int Mug = 2400;
    private const int Delivery = 490;

    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Each_parcel_takes_its_own_part_and_together_they_take_the_total()
    {
        var order = await shop.BuyAsync(_customer, 3);

        await SentAsync(order, Mugs(1));
        Assert.Equal((Mug + Delivery, 2 * Mug, PaymentState.PartiallyCaptured), await MoneyAsync(order));
        Assert.Equal(PaymentStatus.PartiallyPaid, (await shop.OrderAsync(_customer, order)).PaymentStatus);
        await SentAsync(order, Mugs(1));
        Assert.Equal((2 * Mug + Delivery, Mug, PaymentState.PartiallyCaptured), await MoneyAsync(order));
        await SentAsync(order);

        Assert.Equal((3 * Mug + Delivery, 0, PaymentState.Captured), await MoneyAsync(order));
        Assert.Equal("2890,2400,2400", await AmountsAsync("payments.payment_events", "kind = 'Captured'"));
        Assert.Equal("2890,2400,2400", await AmountsAsync("orders.fulfilments", "true"));
        Assert.Equal("succeeded", (await AtStripeAsync(order)).Status);
    }

    [Fact]
    public async Task The_time_line_has_every_amount_as_a_number_and_none_as_text()
    {
        var order = await shop.BuyAsync(_customer, 2);
        await SentAsync(order, Mugs(1));
        await GiveUpRestAsync(order);
        await shop.Get<RefundOrder>().ExecuteAsync(new(_customer, order, new(100, Currency.Eur), "Scratched", SellingShop.Staff), Ct);

        var told = (await shop.Get<ShowOrder>().ExecuteAsync(_customer, order, Ct))!.TimeLine.Where(entry => entry.Amount is not null).ToList();

        Assert.Equal(
            [(OrderEventKind.Created, 5290L), (OrderEventKind.PaymentStarted, 5290L), (OrderEventKind.PaymentAuthorized, 5290L), (OrderEventKind.PaymentCaptured, 2890L), (OrderEventKind.PaymentReleased, 2400L), (OrderEventKind.RefundAsked, 100L), (OrderEventKind.Refunded, 100L)],
            told.Select(entry => (entry.Kind, entry.Amount!.Value.Minor)).OrderBy(entry => entry.Item1 is OrderEventKind.Refunded or OrderEventKind.RefundAsked).ThenBy(entry => entry.Item1 == OrderEventKind.Refunded).ThenBy(entry => entry.Item1));
        Assert.All(told, entry => Assert.DoesNotContain("EUR", entry.Note, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stripe_is_asked_for_parts_and_says_that_it_keeps_the_rest()
    {
        var order = await shop.BuyAsync(_customer, 2);
        Assert.Equal("if_available", (await AtStripeAsync(order)).PaymentMethodOptions.Card.RequestMulticapture);

        await SentAsync(order, Mugs(1));

        var intent = await AtStripeAsync(order);
        Assert.Equal(("requires_capture", Mug, Mug + Delivery), (intent.Status, intent.AmountCapturable, intent.AmountReceived));
        var told = await shop.Stripe.V1.Events.ListAsync(new EventListOptions { Limit = 2 }, cancellationToken: Ct);
        Assert.Equal(["payment_intent.amount_capturable_updated", "charge.captured"], told.Select(happened => happened.Type));
    }

    [Fact]
    public async Task Giving_up_the_rest_lets_its_promise_go_and_gives_nothing_back()
    {
        var order = await shop.BuyAsync(_customer, 3);
        await SentAsync(order, Mugs(1));

        Assert.Equal(new CancelRest.Result.Ended(Money.Zero(Currency.Eur)), await GiveUpRestAsync(order));

        Assert.Equal((Mug + Delivery, 0, PaymentState.Captured), await MoneyAsync(order));
        Assert.Equal(("succeeded", 0), await AtStripeAsync(order) is var intent ? (intent.Status, intent.AmountCapturable) : default);
        Assert.Empty(await DifferencesAsync(order));
    }

    [Fact]
    public async Task A_rest_that_Stripe_did_not_hear_of_is_let_go_by_the_clock()
    {
        var order = await shop.BuyAsync(_customer, 3);
        await SentAsync(order, Mugs(1));
        await shop.FaultAsync("POST", "/v1/payment_intents/*/capture", "reset_before", 3);

        await GiveUpRestAsync(order);
        Assert.Equal(2 * Mug, (await shop.PaymentAsync(_customer, order)).PromisedMinor);
        await shop.Get<FinishMoney>().ExecuteAsync(Ct);

        Assert.Equal((Mug + Delivery, 0, PaymentState.Captured), await MoneyAsync(order));
    }

    [Fact]
    public async Task A_parcel_can_be_refunded_while_the_rest_is_still_promised()
    {
        var order = await shop.BuyAsync(_customer, 2);
        await SentAsync(order, Mugs(1));
        var item = (await shop.Get<ShowOrder>().ExecuteAsync(_customer, order, Ct))!.Items[0].Id;

        RefundOrder.Command back(int pieces) => new(_customer, order, null, "Scratched", SellingShop.Staff, new([new(item, pieces)], 0, Restock: pieces == 1));
        Assert.Equal(new RefundOrder.Result.TooMuch(new(Mug + Delivery, Currency.Eur)), await shop.Get<RefundOrder>().ExecuteAsync(back(2), Ct));
        Assert.Equal(new RefundOrder.Result.Refunded(new(Mug, Currency.Eur)), await shop.Get<RefundOrder>().ExecuteAsync(back(1), Ct));
        await SentAsync(order);

        var payment = await shop.PaymentAsync(_customer, order);
        Assert.Equal((2 * Mug + Delivery, Mug, PaymentState.PartiallyRefunded), (payment.CapturedMinor, payment.RefundedMinor, payment.State));
        Assert.Empty(await DifferencesAsync(order));
    }

    [Fact]
    public async Task Two_parcels_packed_at_once_never_take_more_than_has_left()
    {
        var order = await shop.BuyAsync(_customer, 5);
        shop.Gateway.Before("capture", async () => await SentAsync(order, Mugs(2)));

        Assert.IsType<ShipOrder.Result.NotPaid>(await ShipAsync(order, Mugs(1)));

        Assert.Equal((2 * Mug + Delivery, 3 * Mug, PaymentState.PartiallyCaptured), await MoneyAsync(order));
        await SentAsync(order);
        Assert.Equal(5 * Mug + Delivery, (await shop.PaymentAsync(_customer, order)).CapturedMinor);
    }

    [Theory]
    [InlineData("reset_after")]
    [InlineData("reset_before")]
    [InlineData("http500_before")]
    [InlineData("http500_after")]
    public async Task A_part_whose_answer_was_lost_is_taken_once(string fault)
    {
        var order = await shop.BuyAsync(_customer, 2);
        await shop.FaultAsync("POST", "/v1/payment_intents/*/capture", fault, 3);

        await ShipAsync(order, Mugs(1));
        await shop.ControlAsync("faults", HttpMethod.Delete);
        if ((await shop.Get<ShowOrder>().ExecuteAsync(_customer, order, Ct))!.Parcels.Count == 0) await SentAsync(order, Mugs(1));

        Assert.Equal((Mug + Delivery, Mug, PaymentState.PartiallyCaptured), await MoneyAsync(order));
    }

    [Fact]
    public async Task A_promise_that_ended_before_the_last_parcel_is_seen_and_the_parcel_stays()
    {
        var order = await shop.BuyAsync(_customer, 2);
        await SentAsync(order, Mugs(1));
        await shop.Stripe.V1.PaymentIntents.CaptureAsync((await shop.PaymentAsync(_customer, order)).IntentId, new PaymentIntentCaptureOptions { AmountToCapture = 0 }, cancellationToken: Ct);
        await SettleAsync(order);

        Assert.IsType<ShipOrder.Result.NotPaid>(await ShipAsync(order));

        Assert.Equal(MoneyMatterKind.AmountDiffers, Assert.Single(await DifferencesAsync(order)).Kind);
        Assert.Equal(new CancelRest.Result.Ended(Money.Zero(Currency.Eur)), await GiveUpRestAsync(order));
        Assert.Empty(await DifferencesAsync(order));
    }

    [Fact]
    public async Task Parts_taken_at_Stripe_are_found_and_written_into_the_ledger()
    {
        var order = await shop.BuyAsync(_customer, 2);
        await SentAsync(order, Mugs(1));
        var payment = await shop.PaymentAsync(_customer, order);
        await shop.Stripe.V1.PaymentIntents.CaptureAsync(payment.IntentId, new PaymentIntentCaptureOptions { AmountToCapture = 400, FinalCapture = false }, cancellationToken: Ct);

        var found = Assert.Single(await DifferencesAsync(order));
        await shop.Get<RepairMoney>().ExecuteAsync(new(found.Id, SellingShop.Staff), Ct);

        Assert.Equal(MoneyMatterKind.CapturedElsewhere, found.Kind);
        Assert.Equal((Mug + Delivery + 400, Mug - 400, PaymentState.PartiallyCaptured), await MoneyAsync(order));
        await SentAsync(order);
        Assert.Equal(2 * Mug + Delivery, (await shop.PaymentAsync(_customer, order)).CapturedMinor);
        Assert.Empty(await DifferencesAsync(order));
    }

    [Fact]
    public async Task Answers_as_old_as_their_parcel_end_in_the_same_state_in_every_order()
    {
        var order = await shop.BuyAsync(_customer, 2);
        var intent = (await shop.PaymentAsync(_customer, order)).IntentId!;
        var old = await FetchAsync(intent);
        await SentAsync(order, Mugs(1));
        var part = await FetchAsync(intent);
        await SentAsync(order);

        foreach (var late in new[] { part, old, part }) await shop.Get<Settle>().ApplyAsync(late, "webhook", Ct);

        Assert.Equal((2 * Mug + Delivery, 0, PaymentState.Captured), await MoneyAsync(order));
    }

    [Fact]
    public async Task The_capture_button_pressed_again_under_its_key_takes_the_rest_once()
    {
        var order = await shop.BuyAsync(_customer, 2);
        await SentAsync(order, Mugs(1));
        CapturePayment.Command command = new(_customer, order, SellingShop.Staff, Request: new(SellingShop.Staff, RequestKey.Fresh()));

        for (var i = 0; i < 3; i++) Assert.Equal(new CapturePayment.Result.Captured(new(Mug, Currency.Eur)), await shop.Get<CapturePayment>().ExecuteAsync(command, Ct));

        Assert.Equal((2 * Mug + Delivery, 0, PaymentState.Captured), await MoneyAsync(order));
    }

    [Fact]
    public async Task A_key_of_one_capture_is_refused_for_another()
    {
        var order = await shop.BuyAsync(_customer, 2);
        CapturePayment.Command command = new(_customer, order, SellingShop.Staff, Mugs(1), new(SellingShop.Staff, RequestKey.Fresh()));
        await shop.Get<CapturePayment>().ExecuteAsync(command, Ct);

        await Assert.ThrowsAsync<RequestKeyReusedException>(() => shop.Get<CapturePayment>().ExecuteAsync(command with { Parcel = null }, Ct));
    }

    private AllocatedLine[] Mugs(int pieces) => [new(shop.Mug, shop.Warehouse, pieces)];

    private Task<ShipOrder.Result> ShipAsync(OrderId order, params AllocatedLine[] part) => shop.Get<ShipOrder>().ExecuteAsync(
        new(_customer, order, "Post", "T1", SellingShop.Staff, part.Length == 0 ? null : part), Ct);

    private async Task SentAsync(OrderId order, params AllocatedLine[] part) => Assert.IsType<ShipOrder.Result.Shipped>(await ShipAsync(order, part));

    private Task<CancelRest.Result> GiveUpRestAsync(OrderId order) => shop.Get<CancelRest>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);

    private async Task<(long Captured, long Promised, PaymentState State)> MoneyAsync(OrderId order) =>
        await shop.PaymentAsync(_customer, order) is var payment ? (payment.CapturedMinor, payment.PromisedMinor, payment.State) : default;

    private async Task<PaymentIntent> AtStripeAsync(OrderId order) =>
        await shop.Stripe.V1.PaymentIntents.GetAsync((await shop.PaymentAsync(_customer, order)).IntentId, cancellationToken: Ct);

    private async Task<Intent> FetchAsync(string intent) => Assert.IsType<GatewayAnswer<Intent>.Accepted>(await shop.Get<IPaymentGateway>().FetchAsync(intent, Ct)).Value;

    private async Task SettleAsync(OrderId order) => await shop.Get<Settle>().ExecuteAsync(new((await shop.PaymentAsync(_customer, order)).IntentId!, "webhook"), Ct);

    /// <summary>What the books differ in after a night.</summary>
    private async Task<List<MoneyMatter>> DifferencesAsync(OrderId order)
    {
        shop.Clock.Advance(TimeSpan.FromMinutes(3));
        await shop.Get<Reconcile>().ExecuteAsync(new("clock"), Ct);
        var intent = (await shop.PaymentAsync(_customer, order)).IntentId!;
        return await shop.Db.ReadAsync((tables, ct) => tables.MoneyInbox.Where(row => row.IntentId == intent && row.State == MoneyMatterState.Open).ToListAsync(ct), Ct);
    }

    private Task<string?> AmountsAsync(string table, string which) =>
        shop.Database.ScalarAsync<string>($"select string_agg(amount_minor::text, ',' order by id) from {table} where customer_id = '{_customer}' and {which}");
}
