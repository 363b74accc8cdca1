using System.Collections.Concurrent;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments;

/// <summary>
/// Six moments in the life of a payment: declined, authorised, captured, refunded in part, disputed, won. Stripe is asked once at each
/// moment, and the six answers reach the shop in all 720 orders, one of them twice. That is harder than any order of webhooks: a webhook
/// makes the shop ask again, here every answer is as old as its event.
/// </summary>
public sealed class CommutingWebhookTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private const int Runs = 720;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Every_order_and_duplication_of_the_answers_ends_in_the_same_state()
    {
        var moments = await MomentsAsync();
        Assert.Equal(6, moments.Count);
        var orders = Permutations(moments.Count).ToList();
        Assert.Equal(Runs, orders.Count);
        await shop.ShelveAsync(shop.Mug, shop.Warehouse, 2 * Runs);

        var ends = new ConcurrentDictionary<string, int>();
        await Parallel.ForEachAsync(orders.Index(), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct }, async (run, _) =>
        {
            var end = await LiveAsync(moments, run.Item, run.Index);
            ends.AddOrUpdate(end, 1, (_, count) => count + 1);
        });

        Assert.Equal([KeyValuePair.Create(Assert.Single(ends.Keys), Runs)], ends);
        Assert.StartsWith("Placed PartiallyRefunded 2890 890 1 Won", Assert.Single(ends.Keys), StringComparison.Ordinal);
    }

    /// <summary>What Stripe says of one payment at each moment.</summary>
    private async Task<IReadOnlyList<Intent>> MomentsAsync()
    {
        var customer = CustomerId.New();
        var order = await shop.PlaceAsync(customer);
        var intent = await shop.PayAsync(customer, order, "pm_card_chargeDeclined");
        var moments = new List<Intent> { await FetchAsync(intent) };
        await shop.ConfirmAsync(intent);
        moments.Add(await FetchAsync(intent));
        var paid = await shop.Stripe.V1.PaymentIntents.CaptureAsync(intent, cancellationToken: Ct);
        moments.Add(await FetchAsync(intent));
        await shop.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = intent, Amount = 890 }, cancellationToken: Ct);
        moments.Add(await FetchAsync(intent));
        await shop.ControlAsync($"disputes?charge={paid.LatestChargeId}");
        moments.Add(await FetchAsync(intent));
        await shop.ControlAsync($"disputes/close?dispute={moments[^1].Disputes[0].Id}&outcome=won");
        moments.Add(await FetchAsync(intent));
        foreach (var moment in moments) Assert.IsType<Settle.Result.Settled>(await shop.Get<Settle>().ApplyAsync(moment, "webhook", Ct));
        return moments;
    }

    private async Task<Intent> FetchAsync(string intent) =>
        Assert.IsType<GatewayAnswer<Intent>.Accepted>(await shop.Get<IPaymentGateway>().FetchAsync(intent, Ct)).Value;

    /// <summary>One more order with the same life, told in the given order. What became of it, as a text.</summary>
    private async Task<string> LiveAsync(IReadOnlyList<Intent> moments, int[] told, int run)
    {
        var customer = CustomerId.New();
        var order = await shop.PlaceAsync(customer);
        var payment = await shop.PaymentAsync(customer, order);
        foreach (var i in told.Append(told[run / told.Length % told.Length])) // the one that comes twice differs from run to run
            await shop.Get<Settle>().ApplyAsync(Of(moments[i], $"-{run}", new(customer, order, payment.Id)), "webhook", Ct);
        return await EndAsync(customer, order);
    }

    private static Intent Of(Intent moment, string suffix, IntentOwner owner) => moment with
    {
        Id = moment.Id + suffix,
        Owner = owner,
        Facts = [.. moment.Facts.Select(fact => fact with { ObjectId = fact.ObjectId + suffix, Occurrence = fact.Occurrence + suffix })],
        Disputes = [.. moment.Disputes.Select(dispute => dispute with { Id = dispute.Id + suffix })],
    };

    private async Task<string> EndAsync(CustomerId customer, OrderId id)
    {
        var (order, payment) = (await shop.OrderAsync(customer, id), await shop.PaymentAsync(customer, id));
        var rest = await shop.Database.ScalarAsync<string>($"""
            select concat_ws(' ',
              (select count(*) from events.outbox where type = 'OrderPlaced' and payload->>'order' = '{id}'),
              (select string_agg(status, ',') from payments.disputes where customer_id = '{customer}'),
              (select string_agg(kind || ':' || amount_minor, ',' order by kind, amount_minor) from payments.payment_events where customer_id = '{customer}'),
              (select string_agg(kind, ',' order by kind) from orders.order_events where customer_id = '{customer}'),
              (select sum(quantity) from inventory.allocations where order_id = '{id}'),
              (select count(*) from inventory.holds where order_id = '{id}'))
            """);
        return $"{order.Status} {order.PaymentStatus} {payment.CapturedMinor} {payment.RefundedMinor} {rest}";
    }

    private static IEnumerable<int[]> Permutations(int count) => count == 0
        ? [[]]
        : Permutations(count - 1).SelectMany(rest => Enumerable.Range(0, count).Select(at => (int[])[.. rest[..at], count - 1, .. rest[at..]]));
}
