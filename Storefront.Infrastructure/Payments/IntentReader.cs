using Storefront.Core.Payments;
using Stripe;
using Dispute = Stripe.Dispute;

namespace Storefront.Infrastructure.Payments;

/// <summary>Translates Stripe's PaymentIntent and what hangs on it into the shop's words.</summary>
internal sealed class IntentReader(StripeClient client)
{
    /// <summary>Stripe's name of SEPA direct debit.</summary>
    public const string Debit = "sepa_debit";

    private const string CustomerKey = "customer_id";
    private const string OrderKey = "order_id";
    private const string PaymentKey = "payment_id";

    public static Dictionary<string, string> Metadata(IntentRequest request) => new()
    {
        [CustomerKey] = request.Customer.ToString(),
        [OrderKey] = request.Order.ToString(),
        [PaymentKey] = request.Payment.ToString(),
    };

    /// <summary>One more call where a card was declined, and one where money was taken: declined attempts and refunds are lists of their own.</summary>
    public async Task<Intent> ReadAsync(PaymentIntent intent, CancellationToken ct)
    {
        var charge = intent.LatestCharge;
        var facts = new List<PaymentFact>();
        if (charge is { Status: "succeeded" }) facts.AddRange(Money(intent, charge));
        if (intent.LastPaymentError is not null || charge is { Status: "failed" }) facts.AddRange(await DeclinesAsync(intent, ct));
        // Not only where the charge says that something was refunded: of a refund that the bank sent back it says nothing any more.
        if (charge is { AmountCaptured: > 0 }) facts.AddRange(await RefundsAsync(intent, ct));
        if (intent.Status == "processing") facts.Add(new(intent.Id, PaymentFactKind.Processing, charge?.Id ?? intent.Id, intent.Amount, Utc(intent.Created)));
        if (intent.CanceledAt is { } canceled) facts.Add(new(intent.Id, PaymentFactKind.Cancelled, intent.Id, intent.Amount, Utc(canceled)));
        var disputes = charge is { Disputed: true } ? await DisputesAsync(intent, ct) : [];
        facts.AddRange(disputes.SelectMany(DisputeReader.Facts));
        return new(intent.Id, intent.ClientSecret ?? "", Status(intent), new(intent.Amount, Core.Shared.Currency.Parse(intent.Currency)), Owner(intent), Details(intent, charge), facts)
        {
            Payer = intent.CustomerId,
            Keeps = intent.SetupFutureUsage is not null,
            Way = intent.PaymentMethodTypes?.Contains(Debit) == true ? PaymentWay.BankDebit : PaymentWay.Card,
            Disputes = [.. disputes.Select(DisputeReader.Read)],
            Saved = Saved(intent, charge),
        };
    }

    private static IEnumerable<PaymentFact> Money(PaymentIntent intent, Charge charge)
    {
        yield return new(charge.Id, PaymentFactKind.Authorized, charge.Id, charge.Amount, Utc(charge.Created), Agreed(charge));
        if (charge.AmountCaptured > 0) yield return new(charge.Id, PaymentFactKind.Captured, charge.Id, charge.AmountCaptured, Utc(charge.Created)) { SoFar = IsInParts(charge) };
        if (intent.Status == "succeeded" && charge.AmountCaptured < charge.Amount)
            yield return new(charge.Id, PaymentFactKind.Released, charge.Id, charge.Amount - charge.AmountCaptured, Utc(charge.Created));
    }

    private static PaymentAnswer Agreed(Charge charge) =>
        new(charge.Outcome?.NetworkStatus, Short(charge.Outcome?.SellerMessage), charge.PaymentMethodDetails?.Card?.AuthorizationCode ?? charge.AuthorizationCode);

    private async Task<IEnumerable<PaymentFact>> DeclinesAsync(PaymentIntent intent, CancellationToken ct)
    {
        var charges = await client.V1.Charges.ListAsync(new ChargeListOptions { PaymentIntent = intent.Id, Limit = 100 }, null, ct);
        return charges.Where(charge => charge.Status == "failed")
            .Select(charge => new PaymentFact(charge.Id, PaymentFactKind.Declined, charge.Id, charge.Amount, Utc(charge.Created), new(charge.Outcome?.Reason ?? charge.FailureCode, Short(charge.FailureMessage))));
    }

    private async Task<IEnumerable<PaymentFact>> RefundsAsync(PaymentIntent intent, CancellationToken ct)
    {
        var refunds = await client.V1.Refunds.ListAsync(new RefundListOptions { PaymentIntent = intent.Id, Limit = 100 }, null, ct);
        return refunds.Where(IsMoney).SelectMany(Facts);

        static IEnumerable<PaymentFact> Facts(Stripe.Refund refund)
        {
            yield return new(refund.Id, PaymentFactKind.Refunded, refund.Id, refund.Amount, Utc(refund.Created));
            if (refund.Status == "failed") yield return new(refund.Id, PaymentFactKind.RefundFailed, refund.Id, refund.Amount, Utc(refund.Created));
        }
    }

    /// <summary>Cancelling an authorisation shows as a refund too, one that moves nothing and so has no balance transaction.</summary>
    public static bool IsMoney(Stripe.Refund refund) => refund.Status != "canceled" && (refund.BalanceTransactionId is not null || refund.Status is "pending" or "requires_action");

    private async Task<List<Dispute>> DisputesAsync(PaymentIntent intent, CancellationToken ct) =>
        (await client.V1.Disputes.ListAsync(new DisputeListOptions { PaymentIntent = intent.Id, Limit = 100 }, null, ct)).Data;

    public static IntentStatus Status(PaymentIntent intent) => intent.Status switch
    {
        "requires_confirmation" => IntentStatus.RequiresConfirmation,
        "requires_action" => IntentStatus.RequiresAction,
        "processing" => IntentStatus.Processing,
        "requires_capture" => IntentStatus.RequiresCapture,
        "succeeded" => IntentStatus.Succeeded,
        "canceled" => IntentStatus.Canceled,
        _ => IntentStatus.RequiresPaymentMethod,
    };

    public static IntentOwner? Owner(PaymentIntent intent)
    {
        var metadata = intent.Metadata ?? [];
        return Guid.TryParse(metadata.GetValueOrDefault(CustomerKey), out var customer)
            && Guid.TryParse(metadata.GetValueOrDefault(OrderKey), out var order)
            && Guid.TryParse(metadata.GetValueOrDefault(PaymentKey), out var payment)
            ? new(new(customer), new(order), new(payment))
            : null;
    }

    private static IntentDetails Details(PaymentIntent intent, Charge? charge)
    {
        var card = charge?.PaymentMethodDetails?.Card;
        return new(
            card is not null ? NameOf(card.Brand, card.Last4) : charge?.PaymentMethodDetails?.SepaDebit is { } account ? NameOf("SEPA", account.Last4) : null,
            card?.AuthorizationCode ?? charge?.AuthorizationCode,
            intent.LastPaymentError?.DeclineCode ?? intent.LastPaymentError?.Code,
            Short(intent.LastPaymentError?.Message),
            card?.CaptureBefore is { } end ? Utc(end) : null)
        {
            InParts = charge is { Status: "succeeded" } && IsInParts(charge),
        };
    }

    /// <summary>The card's network lets what was authorised be captured in parts.</summary>
    public static bool IsInParts(Charge charge) => charge.PaymentMethodDetails?.Card?.Multicapture?.Status == "available";

    private static SavedCard? Saved(PaymentIntent intent, Charge? charge) =>
        intent is { SetupFutureUsage: not null, CustomerId: not null, PaymentMethodId: { } method } && charge is { Status: "succeeded", PaymentMethodDetails.Card: { } card }
            ? new(method, NameOf(card.Brand, card.Last4), (int)card.ExpMonth, (int)card.ExpYear)
            : null;

    private static string? Short(string? message) => message is { Length: > 500 } ? message[..500] : message;

    /// <summary>A card for people: "Visa •••• 4242".</summary>
    public static string NameOf(string? brand, string last4) => $"{(string.IsNullOrEmpty(brand) ? "Card" : char.ToUpperInvariant(brand[0]) + brand[1..])} •••• {last4}";

    private static DateTimeOffset Utc(DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));
}
