using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Reconciliation;

/// <summary>The acts behind the buttons of the money inbox. Each may be repeated: it has its effect once.</summary>
public sealed class MoneyRepairs(IStorefrontDb db, IPaymentGateway gateway, Settle settle, RefundOrder refund, CancelOrder cancel, TimeProvider clock)
{
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        public sealed record Done : Outcome;

        public sealed record Refused(string Message) : Outcome;

        public sealed record TryLater : Outcome;
    }

    public async Task<Outcome> ActAsync(MoneyMatter matter, string staff, CancellationToken ct) => matter.Repair switch
    {
        MoneyRepair.Settle => await SettleAsync(matter, ct),
        MoneyRepair.Refund => await RefundStrayAsync(matter, ct),
        MoneyRepair.RefundSurplus => await RefundAsync(matter, new Money(matter.TheirsMinor!.Value - matter.OursMinor!.Value, matter.Currency), staff, ct),
        MoneyRepair.RefundAgain => await RefundAsync(matter, matter.TheirsAmount!.Value, staff, ct),
        MoneyRepair.Release => await ReleaseAsync(matter, ct),
        MoneyRepair.CancelOrder => await CancelAsync(matter, staff, ct),
        MoneyRepair.Review => new Outcome.Done(),
    };

    private async Task<Outcome> SettleAsync(MoneyMatter matter, CancellationToken ct) => await settle.ExecuteAsync(new(matter.IntentId, "staff"), ct) switch
    {
        Settle.Result.Settled => new Outcome.Done(),
        Settle.Result.UnknownIntent => new Outcome.Refused("No order of the shop has this payment."),
        _ => new Outcome.TryLater(),
    };

    /// <summary>All that is left of a payment which no order has as its own.</summary>
    private async Task<Outcome> RefundStrayAsync(MoneyMatter matter, CancellationToken ct)
    {
        if (await gateway.FetchAsync(matter.IntentId, ct) is not GatewayAnswer<Intent>.Accepted { Value: var intent }) return new Outcome.TryLater();
        var sum = LedgerSum.Of([.. intent.Facts]);
        if (sum.CapturedMinor <= sum.RefundedMinor) return new Outcome.Done();
        return Of(await gateway.RefundAsync(Ref(matter, intent, "refund"), new(sum.CapturedMinor - sum.RefundedMinor, matter.Currency), ct));
    }

    private async Task<Outcome> ReleaseAsync(MoneyMatter matter, CancellationToken ct)
    {
        if (await gateway.FetchAsync(matter.IntentId, ct) is not GatewayAnswer<Intent>.Accepted { Value: var intent }) return new Outcome.TryLater();
        if (intent.Status == IntentStatus.Canceled) return new Outcome.Done();
        var answer = await gateway.CancelAsync(Ref(matter, intent, "cancel"), ct);
        if (answer is GatewayAnswer<Intent>.Accepted accepted) await settle.ApplyAsync(accepted.Value, "staff", ct);
        return Of(answer);
    }

    private async Task<Outcome> RefundAsync(MoneyMatter matter, Money amount, string staff, CancellationToken ct)
    {
        // The ledger first: a refund that failed without the shop's knowledge still counts as made there.
        await settle.ExecuteAsync(new(matter.IntentId, "staff"), ct);
        if (await OrderAsync(matter, ct) is not { } order) return new Outcome.Refused("No order of the shop has this payment.");
        return await refund.ExecuteAsync(new(order.CustomerId, order.OrderId, amount, $"Money inbox: {matter.Kind}", staff), ct) switch
        {
            RefundOrder.Result.Refunded or RefundOrder.Result.Queued or RefundOrder.Result.NothingToRefund => new Outcome.Done(),
            RefundOrder.Result.Refused refused => new Outcome.Refused(refused.Message),
            RefundOrder.Result.TooMuch => new Outcome.Refused("Less is left to refund."),
            _ => throw new InvalidOperationException("The result is closed."),
        };
    }

    /// <summary>Where Stripe does not know the payment at all, the ledger is told first that nothing is promised any more.</summary>
    private async Task<Outcome> CancelAsync(MoneyMatter matter, string staff, CancellationToken ct)
    {
        if (await OrderAsync(matter, ct) is not { } order) return new Outcome.Refused("No order of the shop has this payment.");
        switch (await gateway.FetchAsync(matter.IntentId, ct))
        {
            case GatewayAnswer<Intent>.Unreachable:
                return new Outcome.TryLater();
            case GatewayAnswer<Intent>.Declined:
                var none = new PaymentFact(matter.IntentId, PaymentFactKind.Cancelled, matter.IntentId, matter.OursMinor ?? 0, clock.GetUtcNow());
                await settle.ApplyAsync(new(matter.IntentId, "", IntentStatus.Canceled, new(matter.OursMinor ?? 0, matter.Currency), null, new(), [none]), "staff", ct);
                break;
        }
        return await cancel.ExecuteAsync(new(order.CustomerId, order.OrderId, staff), ct) switch
        {
            CancelOrder.Result.Cancelled => new Outcome.Done(),
            CancelOrder.Result.AlreadySent => new Outcome.Refused("The order was sent."),
            CancelOrder.Result.PaidMeanwhile => new Outcome.Refused("The order was paid meanwhile."),
            CancelOrder.Result.NoSuchOrder => new Outcome.Refused("There is no such order."),
            CancelOrder.Result.TryLater => new Outcome.TryLater(),
            _ => throw new InvalidOperationException("The result is closed."),
        };
    }

    private static Outcome Of(GatewayAnswer<Intent> answer) => answer switch
    {
        GatewayAnswer<Intent>.Accepted => new Outcome.Done(),
        GatewayAnswer<Intent>.Declined declined => new Outcome.Refused(declined.Message),
        _ => new Outcome.TryLater(),
    };

    private static IntentRef Ref(MoneyMatter matter, Intent intent, string act) =>
        new(intent.Id, intent.Owner?.Customer ?? default, intent.Owner?.Payment ?? default, $"{matter.Id}:{act}");

    private Task<OrderNumber?> OrderAsync(MoneyMatter matter, CancellationToken ct) =>
        db.ReadAsync((tables, token) => tables.FindOrderAsync(matter.OrderNumber ?? "", token), ct);
}
