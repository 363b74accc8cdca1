using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Reconciliation;

/// <summary>Compares the sums of the shop's payments with Stripe's list of them. Unlike <see cref="Reconcile"/> it writes nothing down.</summary>
public sealed class CompareBooks(IStorefrontDb db, IProviderBooks books, TimeProvider clock)
{
    private const int AtOnce = 1000;

    /// <param name="Since">Stripe's payments that were made from then on; null: all that there are.</param>
    /// <param name="Patience">What differs was perhaps under way: it counts when it still differs after so long. Zero: at once.</param>
    public sealed record Command(DateTimeOffset? Since, TimeSpan Patience);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Compared(BooksComparison Books) : Result;

        /// <param name="Why">In English, for people: payment is switched off, or Stripe does not answer.</param>
        public sealed record NotAsked(string Why) : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var first = await CompareAsync(command.Since, ct);
        if (first is Result.NotAsked or Result.Compared { Books.Agrees: true } || command.Patience == TimeSpan.Zero) return first;
        await Task.Delay(command.Patience, clock, ct);
        return await CompareAsync(command.Since, ct);
    }

    private async Task<Result> CompareAsync(DateTimeOffset? since, CancellationToken ct)
    {
        switch (await books.PaymentsSinceAsync(since, ct))
        {
            case GatewayAnswer<IReadOnlyList<ProviderPayment>>.Accepted { Value: var theirs }:
                var (ours, letStand) = await db.ReadAsync(async (tables, token) => (await OursAsync(tables, since, theirs, token), await LetStandAsync(tables, token)), ct);
                return new Result.Compared(BooksPolicy.Compare(theirs, ours, letStand));
            case GatewayAnswer<IReadOnlyList<ProviderPayment>>.Declined declined:
                return new Result.NotAsked($"Stripe refuses to list payments: {declined.Message}");
            case GatewayAnswer<IReadOnlyList<ProviderPayment>>.Unreachable away:
                return new Result.NotAsked($"Stripe does not answer: {away.Reason}");
            default:
                throw new InvalidOperationException("The gateway's answers are closed.");
        }
    }

    /// <summary>
    /// What was begun in the same time, and what is older and was paid in it: a payment link may wait for days. An intent is never older than
    /// its payment, so that all that Stripe can know of the former is on its list.
    /// </summary>
    private static async Task<List<BookedPayment>> OursAsync(ITables tables, DateTimeOffset? since, IReadOnlyList<ProviderPayment> theirs, CancellationToken ct)
    {
        var begun = tables.Payments.Where(payment => payment.IntentId != null || payment.CapturedMinor > 0);
        if (since is { } start) begun = begun.Where(payment => payment.CreatedAt >= start);
        var found = await BookedAsync(tables, begun, isListed: true, ct);

        var (intents, orders) = (found.Select(payment => payment.IntentId).ToHashSet(), found.Select(payment => payment.Order).ToHashSet());
        var others = theirs.Where(payment => !intents.Contains(payment.IntentId) && (payment.Owner is not { } owner || !orders.Contains(owner.Order)));
        foreach (var some in others.Chunk(AtOnce)) found.AddRange(await BookedAsync(tables, Named(tables, some), isListed: false, ct));
        return found;
    }

    private static IQueryable<Payment> Named(ITables tables, IReadOnlyList<ProviderPayment> theirs)
    {
        var (ids, orders) = (theirs.Select(payment => payment.IntentId).ToList(), theirs.Select(payment => payment.Owner?.Order).OfType<OrderId>().ToList());
        var lookUps = tables.Intents;
        return tables.Payments.Where(payment =>
            orders.Contains(payment.OrderId) || lookUps.Any(row => ids.Contains(row.IntentId) && row.CustomerId == payment.CustomerId && row.PaymentId == payment.Id));
    }

    private static async Task<List<BookedPayment>> BookedAsync(ITables tables, IQueryable<Payment> payments, bool isListed, CancellationToken ct)
    {
        var rows = await (
            from payment in payments
            join order in tables.Orders on new { payment.CustomerId, payment.OrderId } equals new { order.CustomerId, OrderId = order.Id }
            select new { order.Id, order.Number, order.TotalMinor, order.Currency, payment.IntentId, payment.CapturedMinor, payment.RefundedMinor }).ToListAsync(ct);
        return [.. rows.Select(row => new BookedPayment(row.Id, row.Number, row.IntentId, new(row.TotalMinor, row.Currency), row.CapturedMinor, row.RefundedMinor, isListed))];
    }

    private static async Task<HashSet<string>> LetStandAsync(ITables tables, CancellationToken ct) =>
        [.. await tables.MoneyInbox.Where(row => row.State == MoneyMatterState.Reviewed).Select(row => row.IntentId).ToListAsync(ct)];
}
