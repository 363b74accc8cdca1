using System.Text.Json.Nodes;
using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Balance;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Charges;

namespace Storefront.Tests.StripeSandbox.Disputes;

/// <summary>Takes the money of a captured charge back, with the fee Stripe asks for it.</summary>
internal static class OpenDispute
{
    private const long Fee = 2000;
    private const long SecondsToAnswer = 7 * 24 * 3600;

    public static Answer Execute(ApiCall call)
    {
        var charge = ChargeEndpoints.Find(call, call.Form.Required("charge"), "charge");
        return Answer.Ok(On(call, charge, call.Form.Text("reason") ?? "fraudulent"));
    }

    public static Dispute On(ApiCall call, Charge charge, string reason)
    {
        if (!charge.Captured || charge.Disputed)
            throw Refusal.Invalid("charge", "Only a captured charge without a dispute can be disputed.");

        var id = Ids.New("dp");
        var movement = BalanceTransaction.Record(call, "adjustment", id, -charge.AmountCaptured, Fee, charge.Currency);
        var dispute = call.Books.Disputes.Put(new Dispute
        {
            Id = id,
            Amount = charge.AmountCaptured,
            BalanceTransactions = [movement],
            Charge = charge.Id,
            Created = call.Now,
            Currency = charge.Currency,
            EvidenceDetails = new EvidenceDetails(call.Now + SecondsToAnswer),
            NetworkReasonCode = "10.4",
            PaymentIntent = charge.PaymentIntent,
            PaymentMethodDetails = CardOf(charge),
            Reason = reason,
            Status = "needs_response",
        });
        call.Books.Charges.Put(charge with { Disputed = true });
        call.Emit("charge.dispute.created", dispute);
        call.Emit("charge.dispute.funds_withdrawn", dispute);
        return dispute;
    }

    /// <summary>Of a debit there is nothing to say.</summary>
    private static JsonObject? CardOf(Charge charge) => charge.PaymentMethodDetails.Card is not { } card ? null : new()
    {
        ["card"] = new JsonObject
        {
            ["brand"] = card.Brand,
            ["case_type"] = "chargeback",
            ["network"] = card.Network,
            ["network_reason_code"] = "10.4",
        },
        ["type"] = "card",
    };
}
