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

    public async Task<GatewayAnswer<IReadOnlyList<ProviderTrace>>> ListSinceAsync(DateTimeOffset since, CancellationToken ct)
    {
        if (!connection.Available) return new GatewayAnswer<IReadOnlyList<ProviderTrace>>.Unreachable("payment is switched off");
        var created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime };
        try
        {
            var traces = new List<ProviderTrace>();
            traces.AddRange((await AllAsync(after => Stripe.PaymentIntents.ListAsync(new() { Created = created, Limit = PageSize, StartingAfter = after }, null, ct), ct))
                .Select(intent => new ProviderTrace(intent.Id, intent.Id)));
            traces.AddRange((await AllAsync(after => Stripe.Refunds.ListAsync(new() { Created = created, Limit = PageSize, StartingAfter = after }, null, ct), ct))
                .Select(refund => new ProviderTrace(refund.Id, refund.PaymentIntentId)));
            traces.AddRange((await AllAsync(after => Stripe.Disputes.ListAsync(new() { Created = created, Limit = PageSize, StartingAfter = after }, null, ct), ct))
                .Select(dispute => new ProviderTrace(dispute.Id, dispute.PaymentIntentId)));
            traces.AddRange((await AllAsync(
                after => Stripe.BalanceTransactions.ListAsync(new() { Created = created, Limit = PageSize, StartingAfter = after, Expand = ["data.source"] }, null, ct), ct)).Select(Movement));
            return new GatewayAnswer<IReadOnlyList<ProviderTrace>>.Accepted(traces);
        }
        catch (Exception fault) when (StripeFault.Translate<IReadOnlyList<ProviderTrace>>(fault, ct) is { } answer)
        {
            return answer;
        }
    }

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
            ? new(movement.SourceId, known, new Money(movement.Amount, Core.Shared.Currency.Parse(currency)), new(DateTime.SpecifyKind(movement.Created, DateTimeKind.Utc)))
            : null);
    }

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
