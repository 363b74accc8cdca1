using Storefront.Core.Payments;
using Storefront.Core.Payments.Disputes;
using Storefront.Core.Shared;
using Stripe;

namespace Storefront.Infrastructure.Payments;

/// <inheritdoc cref="IPaymentGateway"/>
internal sealed class StripeGateway(StripeConnection connection, PaymentLogbook logbook) : IPaymentGateway
{
    private const string RefundKey = "refund_key";

    /// <summary>The card is kept, for purchases at which its owner is there.</summary>
    private const string Keep = "on_session";

    private static readonly List<string> s_expand = ["latest_charge"];

    private PaymentIntentService Intents => connection.Client.V1.PaymentIntents;

    private RefundService Refunds => connection.Client.V1.Refunds;

    public Task<GatewayAnswer<Intent>> CreateAsync(IntentRequest request, CancellationToken ct) =>
        CallAsync("create", new("", request.Customer, request.Payment, request.IdempotencyKey), key => Intents.CreateAsync(
            new PaymentIntentCreateOptions
            {
                Amount = request.Amount.Minor,
                Currency = request.Amount.Currency.Code.ToLowerInvariant(),
                CaptureMethod = CaptureOf(request.Choice),
                AllowedPaymentMethodTypes = [NameOf(request.Choice.Way)],
                PaymentMethodOptions = request.InParts ? new() { Card = new() { RequestMulticapture = "if_available" } } : null,
                ReceiptEmail = request.ReceiptEmail,
                Customer = request.Choice.Payer,
                SetupFutureUsage = request.Choice.Keep ? Keep : null,
                Description = request.OrderNumber,
                Metadata = IntentReader.Metadata(request),
                Expand = s_expand,
            },
            key,
            ct), ct);

    public Task<GatewayAnswer<Intent>> ChooseAsync(IntentRef intent, IntentChoice choice, CancellationToken ct) =>
        CallAsync("choose", intent, _ => Intents.UpdateAsync(
            intent.Id,
            new PaymentIntentUpdateOptions
            {
                AllowedPaymentMethodTypes = [NameOf(choice.Way)],
                CaptureMethod = CaptureOf(choice),
                Customer = choice.Payer,
                SetupFutureUsage = choice.Keep ? Keep : "", // empty takes an earlier wish back
                Expand = s_expand,
            },
            null,
            ct), ct);

    public Task<GatewayAnswer<Intent>> FetchAsync(string intentId, CancellationToken ct) =>
        CallAsync("fetch", null, key => Intents.GetAsync(intentId, new PaymentIntentGetOptions { Expand = s_expand }, key, ct), ct);

    public Task<GatewayAnswer<Intent>> CaptureAsync(IntentRef intent, Money amount, bool more, CancellationToken ct) =>
        CallAsync("capture", intent, key => Intents.CaptureAsync(
            intent.Id,
            new PaymentIntentCaptureOptions { AmountToCapture = amount.Minor, FinalCapture = more ? false : null, Expand = s_expand },
            key,
            ct), ct);

    public Task<GatewayAnswer<Intent>> ReleaseAsync(IntentRef intent, CancellationToken ct) =>
        CallAsync("release", intent, key => Intents.CaptureAsync(intent.Id, new PaymentIntentCaptureOptions { AmountToCapture = 0, FinalCapture = true, Expand = s_expand }, key, ct), ct);

    public Task<GatewayAnswer<Intent>> CancelAsync(IntentRef intent, CancellationToken ct) =>
        CallAsync("cancel", intent, key => Intents.CancelAsync(intent.Id, new PaymentIntentCancelOptions { Expand = s_expand }, key, ct), ct);

    public Task<GatewayAnswer<Intent>> RefundAsync(IntentRef intent, Money amount, CancellationToken ct) =>
        CallAsync("refund", intent, async key =>
        {
            // Stripe forgets keys after a day; the name on the refund stays.
            var made = await Refunds.ListAsync(new RefundListOptions { PaymentIntent = intent.Id, Limit = 100 }, null, ct);
            if (made.All(refund => refund.Metadata?.GetValueOrDefault(RefundKey) != intent.IdempotencyKey))
                await Refunds.CreateAsync(
                    new RefundCreateOptions { PaymentIntent = intent.Id, Amount = amount.Minor, Metadata = new() { [RefundKey] = intent.IdempotencyKey } }, key, ct);
            return await Intents.GetAsync(intent.Id, new PaymentIntentGetOptions { Expand = s_expand }, null, ct);
        }, ct);

    public Task<GatewayAnswer<Intent>> AnswerDisputeAsync(IntentRef intent, string disputeId, DisputeAnswer answer, CancellationToken ct) =>
        CallAsync("dispute", intent, async key =>
        {
            await connection.Client.V1.Disputes.UpdateAsync(disputeId, DisputeReader.Answer(answer), key, ct);
            return await Intents.GetAsync(intent.Id, new PaymentIntentGetOptions { Expand = s_expand }, null, ct);
        }, ct);

    private static string NameOf(PaymentWay way) => way switch { PaymentWay.Card => "card", PaymentWay.BankDebit => IntentReader.Debit };

    /// <summary>A debit has no promise that could be taken later.</summary>
    private static string CaptureOf(IntentChoice choice) => choice is { Capture: CaptureMethod.Manual, Way: PaymentWay.Card } ? "manual" : "automatic";

    private async Task<GatewayAnswer<Intent>> CallAsync(string operation, IntentRef? about, Func<RequestOptions, Task<PaymentIntent>> call, CancellationToken ct)
    {
        var tries = 0;
        var answer = await TranslateAsync(call, about, () => tries++, ct);
        if (about is not null) await logbook.WriteAsync(operation, about, answer, Math.Max(1, tries), ct);
        return answer;
    }

    private async Task<GatewayAnswer<Intent>> TranslateAsync(Func<RequestOptions, Task<PaymentIntent>> call, IntentRef? about, Action asking, CancellationToken ct)
    {
        if (!connection.Available) return new GatewayAnswer<Intent>.Unreachable("payment is switched off");
        try
        {
            var intent = await RateLimit.RetryAsync(() => call(new RequestOptions { IdempotencyKey = about?.IdempotencyKey }), ct, asking);
            return new GatewayAnswer<Intent>.Accepted(await RateLimit.RetryAsync(() => new IntentReader(connection.Client).ReadAsync(intent, ct), ct));
        }
        catch (Exception fault) when (StripeFault.Translate<Intent>(fault, ct) is { } answer)
        {
            return answer;
        }
    }
}
