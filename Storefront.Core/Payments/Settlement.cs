using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>One application of Stripe's truth to one order, inside a unit of work whose payment row is locked.</summary>
internal sealed class Settlement(IWork work, IStockLedger stock, Order order, Payment payment, string source, DateTimeOffset now)
{
    private static readonly Func<DbContext, CustomerId, PaymentId, IAsyncEnumerable<PaymentFact>> s_known = EF.CompileAsyncQuery((DbContext db, CustomerId customer, PaymentId payment) =>
        db.Set<LedgerEntry>()
            .Where(entry => entry.CustomerId == customer && entry.PaymentId == payment)
            .Select(entry => new PaymentFact(entry.ObjectId, entry.Kind, entry.Occurrence, entry.AmountMinor, entry.OccurredAt, null)));

    public async Task ApplyAsync(Intent intent, IReadOnlyList<PaymentFact> known, CancellationToken ct)
    {
        if (payment.IntentId is null)
        {
            payment.Started(intent.Id);
            work.Intents.Add(new(intent.Id, order.CustomerId, order.Id, payment.Id));
        }
        var news = Record(intent, known);
        foreach (var fact in news) Tell(fact, intent);
        if (intent.Saved is { } card && news.Any(fact => fact.Kind == PaymentFactKind.Authorized)) await KeepAsync(card, ct);
        await HearDisputesAsync(intent, ct);
        order.Show(PaymentStatusOf.Order(payment.State));
        if (IsCovered(order, payment)) await DeliverAsync(ct);
    }

    /// <summary>The same card saved twice is shown once.</summary>
    private async Task KeepAsync(SavedCard card, CancellationToken ct)
    {
        if (await work.FindSameAsync(order.CustomerId, card, ct) is null) work.PaymentTokens.Add(new(order.CustomerId, card, now));
    }

    /// <summary>The facts that the ledger has.</summary>
    public static ValueTask<List<PaymentFact>> KnownAsync(ITables tables, Payment payment, CancellationToken ct) =>
        tables.Ask(db => s_known(db, payment.CustomerId, payment.Id)).ToListAsync(ct);

    /// <summary>False: everything that Stripe says of it is written down, and the order has followed. A dispute moves on without a fact of its own.</summary>
    public static bool Changes(Order order, Payment payment, IReadOnlyList<PaymentFact> known, Intent intent) =>
        intent.Disputes.Count > 0
        || LedgerNews.Of(known, intent.Facts, default).Count > 0
        || payment.State != LedgerSum.Of(known).State
        || order.PaymentStatus != PaymentStatusOf.Order(payment.State)
        || (IsCovered(order, payment) && order.Status is OrderStatus.PendingPayment or OrderStatus.Expired);

    /// <summary>News that a bank which was asked days ago did not pay. Not where the intent ended with it.</summary>
    public static bool MoneyStaysAway(IReadOnlyList<PaymentFact> known, Intent intent) =>
        intent.Status != IntentStatus.Canceled
        && LedgerNews.Of(known, intent.Facts, default).Any(fact =>
            fact.Kind == PaymentFactKind.Declined && known.Any(before => before.Kind == PaymentFactKind.Processing && before.Occurrence == fact.Occurrence));

    /// <summary>Writes the facts that the ledger does not know yet and derives the payment from all of them.</summary>
    private IReadOnlyList<PaymentFact> Record(Intent intent, IReadOnlyList<PaymentFact> known)
    {
        var news = LedgerNews.Of(known, intent.Facts, now);
        foreach (var fact in news) work.PaymentLedger.Add(new(order.CustomerId, payment.Id, fact, source, now));
        var sum = LedgerSum.Of([.. known, .. news]);
        if (news.Count > 0 || payment.State != sum.State) payment.Derive(sum, intent.Details);
        return news;
    }

    /// <summary>Disputes follow Stripe's word; they move neither stock nor the order.</summary>
    private async Task HearDisputesAsync(Intent intent, CancellationToken ct)
    {
        if (intent.Disputes.Count == 0) return;
        var known = await work.Disputes.Where(dispute => dispute.CustomerId == order.CustomerId && dispute.PaymentId == payment.Id).ToListAsync(ct);
        foreach (var told in intent.Disputes)
        {
            if (known.FirstOrDefault(dispute => dispute.StripeId == told.Id) is not { } dispute) work.Disputes.Add(dispute = new(payment, told));
            dispute.Hear(told, now);
        }
    }

    private static bool IsCovered(Order order, Payment payment) =>
        payment.State is PaymentState.Authorized or PaymentState.PartiallyCaptured or PaymentState.Captured or PaymentState.PartiallyRefunded
        && Math.Max(payment.AuthorizedMinor, payment.CapturedMinor) >= order.TotalMinor;

    /// <summary>The money is there: the stock becomes the order's own. Money for an order that was given up goes back (see <see cref="FinishMoney"/>).</summary>
    private async Task DeliverAsync(CancellationToken ct)
    {
        if (order.Status == OrderStatus.PendingPayment) await stock.CommitAsync(work, order.Id, ct);
        else if (order.Status != OrderStatus.Expired || !await TakeAgainAsync(ct)) return;

        order.Place(now);
        var items = await work.OrderItems.Where(item => item.CustomerId == order.CustomerId && item.OrderId == order.Id).ToListAsync(ct);
        work.Publish(new OrderPlaced(
            order.CustomerId, order.Id, order.Number, order.Total, [.. items.Select(item => new ProductSold(item.ProductId, item.VariantId, item.Quantity, item.UnitMinor))]));
        Note(OrderEventKind.Placed, null);
    }

    /// <summary>Late money gets its stock by the same guard as everybody.</summary>
    private async Task<bool> TakeAgainAsync(CancellationToken ct)
    {
        var lines = await OrderStock.LinesAsync(work, order, ct);
        return await stock.TryCommitLateAsync(work, order.Id, new(order.CustomerId, order.CheckoutId, lines, now) { To = new(order.Address.Country, order.Address.Postcode), At = order.PickUp?.Place }, ct);
    }

    private void Tell(PaymentFact fact, Intent intent)
    {
        var amount = new Money(fact.AmountMinor, payment.Currency);
        switch (fact.Kind)
        {
            case PaymentFactKind.Processing when intent.Status == IntentStatus.Processing:
                Note(OrderEventKind.PaymentAwaited, amount, intent.Details.Method);
                work.Publish(new PaymentAwaited(order.CustomerId, order.Id, fact.Occurrence));
                break;
            case PaymentFactKind.Declined:
                Note(OrderEventKind.PaymentDeclined, amount, fact.Answer?.Message ?? intent.Details.ResponseMessage, fact.Answer?.Code ?? intent.Details.ResponseCode);
                break;
            case PaymentFactKind.Authorized:
                Note(OrderEventKind.PaymentAuthorized, amount, intent.Details.Method, fact.Answer?.Authorization);
                break;
            case PaymentFactKind.Captured:
                Note(OrderEventKind.PaymentCaptured, amount);
                break;
            case PaymentFactKind.Released:
                Note(OrderEventKind.PaymentReleased, amount);
                break;
            case PaymentFactKind.Refunded:
                Note(OrderEventKind.Refunded, amount);
                work.Publish(new OrderRefunded(order.CustomerId, order.Id, amount, fact.Occurrence));
                break;
            case PaymentFactKind.DisputeOpened:
                Note(OrderEventKind.DisputeOpened, amount);
                break;
            case PaymentFactKind.DisputeWon:
                Note(OrderEventKind.DisputeWon, amount);
                break;
            case PaymentFactKind.DisputeLost:
                Note(OrderEventKind.DisputeLost, amount);
                break;
            case PaymentFactKind.Processing or PaymentFactKind.Cancelled or PaymentFactKind.RefundFailed:
                break;
        }
    }

    private void Note(OrderEventKind kind, Money? amount, string? note = null, string? detail = null) =>
        work.OrderEvents.Add(new(order.CustomerId, order.Id, kind, Actor, note ?? "", now) { Amount = amount, Detail = detail });

    private string Actor => source == "staff" ? "staff" : "Stripe";
}
