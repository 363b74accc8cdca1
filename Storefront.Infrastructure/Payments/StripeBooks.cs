using Storefront.Core.Payments;
using Storefront.Core.Payments.Reconciliation;
using Stripe;
using Money = Storefront.Core.Shared.Money;

namespace Storefront.Infrastructure.Payments;

/// <inheritdoc cref="IProviderBooks"/>
internal sealed class StripeBooks(StripeConnection connection) : IProviderBooks
{
    private const int PageSize = 100;

    private V1Services Stripe => connection.Client.V1;

    public Task<GatewayAnswer<IReadOnlyList<ProviderTrace>>> ListSinceAsync(DateTimeOffset since, CancellationToken ct)
    {
        var created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime };
        return AnswerAsync<ProviderTrace>(
            async () =>
            [
                .. (await AllAsync(after => Stripe.PaymentIntents.ListAsync(new() { Created = created, Limit = PageSize, StartingAfter = after }, null, ct), ct))
                    .Select(intent => new ProviderTrace(intent.Id, intent.Id)),
                .. (await AllAsync(after => Stripe.Refunds.ListAsync(new() { Created = created, Limit = PageSize, StartingAfter = after }, null, ct), ct))
                    .Select(refund => new ProviderTrace(refund.Id, refund.PaymentIntentId)),
                .. (await AllAsync(after => Stripe.Disputes.ListAsync(new() { Created = created, Limit = PageSize, StartingAfter = after }, null, ct), ct))
                    .Select(dispute => new ProviderTrace(dispute.Id, dispute.PaymentIntentId)),
                .. (await AllAsync(
                    after => Stripe.BalanceTransactions.ListAsync(new() { Created = created, Limit = PageSize, StartingAfter = after, Expand = ["data.source"] }, null, ct), ct)).Select(Movement),
            ],
            ct);
    }

    public Task<GatewayAnswer<IReadOnlyList<ProviderEvent>>> EventsSinceAsync(DateTimeOffset since, CancellationToken ct)
    {
        var created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime };
        return AnswerAsync<ProviderEvent>(
            async () =>
            [
                .. (await AllAsync(after => Stripe.Events.ListAsync(new() { Created = created, Limit = PageSize, StartingAfter = after }, null, ct), ct))
                    .Select(happened => new ProviderEvent(happened.Id, happened.Type, StripeWebhookSignature.IntentOf(happened.Data?.Object), happened.ToJson(), Utc(happened.Created))),
            ],
            ct);
    }

    public Task<GatewayAnswer<IReadOnlyList<ProviderPayment>>> PaymentsSinceAsync(DateTimeOffset? since, CancellationToken ct)
    {
        var created = since is { } start ? new DateRangeOptions { GreaterThanOrEqual = start.UtcDateTime } : null;
        return AnswerAsync<ProviderPayment>(
            async () =>
            {
                var intents = await AllAsync(
                    after => Stripe.PaymentIntents.ListAsync(new() { Created = created, Limit = PageSize, StartingAfter = after, Expand = ["data.latest_charge"] }, null, ct), ct);
                // Newer than their intents, so all of them are on the list. What a charge says of refunds counts released authorisations too.
                var refunded = (await AllAsync(after => Stripe.Refunds.ListAsync(new() { Created = created, Limit = PageSize, StartingAfter = after }, null, ct), ct))
                    .Where(refund => refund.Status != "failed" && IntentReader.IsMoney(refund)).ToLookup(refund => refund.PaymentIntentId, refund => refund.Amount);
                return [.. intents.Select(intent => Payment(intent, refunded[intent.Id].Sum()))];
            },
            ct);
    }

    private async Task<GatewayAnswer<IReadOnlyList<T>>> AnswerAsync<T>(Func<Task<IReadOnlyList<T>>> read, CancellationToken ct)
    {
        if (!connection.Available) return new GatewayAnswer<IReadOnlyList<T>>.Unreachable("payment is switched off");
        try
        {
            return new GatewayAnswer<IReadOnlyList<T>>.Accepted(await read());
        }
        catch (Exception fault) when (StripeFault.Translate<IReadOnlyList<T>>(fault, ct) is { } answer)
        {
            return answer;
        }
    }

    private static ProviderPayment Payment(PaymentIntent intent, long refunded) => new(
        intent.Id,
        IntentReader.Status(intent),
        Core.Shared.Currency.Parse(intent.Currency),
        intent.LatestCharge is { Status: "succeeded" } charge ? charge.AmountCaptured : 0,
        refunded,
        IntentReader.Owner(intent));

    /// <summary>The balance is kept in the merchant's currency: after an exchange its amounts say nothing of the ledger's.</summary>
    private static ProviderTrace Movement(BalanceTransaction movement)
    {
        var (intent, currency) = movement.Source switch
        {
            Charge charge => (charge.PaymentIntentId, charge.Currency),
            Stripe.Refund refund => (refund.PaymentIntentId, refund.Currency),
            Dispute dispute => (dispute.PaymentIntentId, dispute.Currency),
            _ => (null, ""),
        };
        ProviderMovementKind? kind = movement.Type switch
        {
            "charge" or "payment" => ProviderMovementKind.Charge,
            "refund" or "payment_refund" => ProviderMovementKind.Refund,
            "refund_failure" or "payment_failure_refund" => ProviderMovementKind.RefundFailure,
            _ => null,
        };
        return new(movement.Id, intent, kind is { } known && currency == movement.Currency
            ? new(movement.SourceId, known, new Money(movement.Amount, Core.Shared.Currency.Parse(currency)), Utc(movement.Created), movement.Source is Charge taken && IntentReader.IsInParts(taken))
            : null);
    }

    private static DateTimeOffset Utc(DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));

    private static async Task<List<T>> AllAsync<T>(Func<string?, Task<StripeList<T>>> list, CancellationToken ct)
        where T : StripeEntity, IHasId
    {
        var all = new List<T>();
        for (StripeList<T>? page = null; page is not { HasMore: false };)
        {
            page = await RateLimit.RetryAsync(() => list(all.Count == 0 ? null : all[^1].Id), ct);
            all.AddRange(page.Data);
        }
        return all;
    }
}
