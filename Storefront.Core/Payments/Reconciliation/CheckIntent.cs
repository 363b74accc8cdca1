using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Reconciliation;

/// <summary>Compares one PaymentIntent with the shop's books and keeps the differences as rows of the money inbox. Nothing else is changed.</summary>
public sealed class CheckIntent(IStorefrontDb db, IPaymentGateway gateway, TimeProvider clock)
{
    /// <summary>What happened at Stripe so short a while ago may still be on its way to the shop.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <param name="Patient">False: also what happened a moment ago counts.</param>
    /// <param name="Glance">True: differences are counted and not kept, for they may be under way in the shop.</param>
    public sealed record Command(string IntentId, bool Patient = true, bool Glance = false);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <param name="Differences">Zero: the books agree.</param>
        public sealed record Checked(int Differences) : Result;

        /// <summary>Something happened a moment ago: looked at later.</summary>
        public sealed record TooFresh : Result;

        public sealed record TryLater : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var intentId = command.IntentId;
        switch (await gateway.FetchAsync(intentId, ct))
        {
            case GatewayAnswer<Intent>.Accepted { Value: var theirs }:
                if (command.Patient && theirs.Facts.Any(fact => fact.OccurredAt > clock.GetUtcNow() - s_patience)) return new Result.TooFresh();
                var ours = await db.ReadAsync((tables, token) => SideAsync(tables, intentId, theirs.Owner, token), ct);
                return await KeepAsync(command, MoneyPolicy.Differences(theirs, ours), ct);
            case GatewayAnswer<Intent>.Declined:
                return await db.ReadAsync((tables, token) => SideAsync(tables, intentId, null, token), ct) is { } known
                    ? await KeepAsync(command, MoneyPolicy.DifferencesOfUnknown(intentId, known), ct)
                    : new Result.Checked(0);
            default:
                return new Result.TryLater();
        }
    }

    /// <summary>By the shop's own look-up, else by what the intent says of itself.</summary>
    private static async Task<ShopSide?> SideAsync(ITables tables, string intentId, IntentOwner? claimed, CancellationToken ct)
    {
        var lookup = await tables.Intents.SingleOrDefaultAsync(l => l.IntentId == intentId, ct);
        var owner = lookup is null ? claimed : new(lookup.CustomerId, lookup.OrderId, lookup.PaymentId);
        if (owner is null || await tables.PaymentOfAsync(owner.Customer, owner.Order, ct) is not { } payment) return null;
        var order = await tables.Orders.OwnedBy(owner.Customer).SingleAsync(o => o.Id == owner.Order, ct);
        var ledger = await tables.PaymentLedger.Where(entry => entry.CustomerId == owner.Customer && entry.PaymentId == payment.Id).ToListAsync(ct);
        var disputes = await tables.Disputes.Where(dispute => dispute.CustomerId == owner.Customer && dispute.PaymentId == payment.Id).ToListAsync(ct);
        return new(order, payment, ledger, disputes);
    }

    private Task<Result> KeepAsync(Command command, IReadOnlyList<MoneyDifference> found, CancellationToken ct) => db.RunAsync<Result>(async (work, token) =>
    {
        if (command.Glance && found.Count > 0) return new Result.Checked(found.Count);
        var (now, intentId) = (clock.GetUtcNow(), command.IntentId);
        var known = await work.MoneyInbox.Where(row => row.IntentId == intentId && row.Kind != MoneyMatterKind.MovementDiffers).ToListAsync(token);
        foreach (var difference in found)
        {
            if (known.FirstOrDefault(row => row.Kind == difference.Kind && row.ObjectId == difference.ObjectId) is { } row) row.SeenAgain(difference, now);
            else work.MoneyInbox.Add(new(difference, now));
        }
        foreach (var row in known.Where(row => !found.Any(difference => difference.Kind == row.Kind && difference.ObjectId == row.ObjectId))) row.Gone(now);
        await work.CommitAsync(token);
        return new Result.Checked(found.Count);
    }, ct);
}
