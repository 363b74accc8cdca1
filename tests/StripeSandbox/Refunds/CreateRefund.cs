using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Balance;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Charges;
using Storefront.Tests.StripeSandbox.PaymentIntents;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.Refunds;

/// <summary><c>POST /v1/refunds</c>: never more than was captured.</summary>
internal static class CreateRefund
{
    private static readonly string[] Reasons = ["duplicate", "fraudulent", "requested_by_customer"];

    public static Answer Execute(ApiCall call)
    {
        var charge = FindCharge(call);
        var left = charge.AmountCaptured - MovedBack(call.Books, charge);
        if (left == 0)
            throw Refuse("charge_already_refunded", $"Charge {charge.Id} has already been refunded.");

        var amount = call.Form.Number("amount") ?? left;
        if (amount < 1) throw Refusal.Invalid("amount", "Invalid positive integer", "parameter_invalid_integer");
        if (amount > left)
            throw Refuse(null, $"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})", "amount");

        var card = FindPaymentMethod.CardOf(call, charge.PaymentMethod);
        var refund = Keep(call, charge, amount, card);
        call.Emit("refund.created", refund);
        GiveBack(call, charge, amount, left);
        if (card.RefundFate != RefundFate.Succeeds) ChangeFate(call, refund, card.RefundFate);
        return Answer.Ok(refund);
    }

    /// <summary>What went back to the cardholder; failed refunds came home again.</summary>
    public static long MovedBack(SandboxBooks books, Charge charge) => books.Refunds.NewestFirst()
        .Where(refund => refund.Charge == charge.Id && refund.BalanceTransaction is not null)
        .Where(refund => refund.Status is RefundStatus.Pending or RefundStatus.Succeeded)
        .Sum(refund => refund.Amount);

    private static Refund Keep(ApiCall call, Charge charge, long amount, TestCard card)
    {
        var refund = Refund.Of(call, charge, amount);
        return call.Books.Refunds.Put(refund with
        {
            BalanceTransaction =
                BalanceTransaction.Record(call, "refund", refund.Id, -amount, fee: 0, charge.Currency).Id,
            Metadata = call.Form.Merge("metadata", new Dictionary<string, string>()),
            Reason = Reason(call),
            Status = card.RefundFate == RefundFate.PendsThenSucceeds ? RefundStatus.Pending : RefundStatus.Succeeded,
        });
    }

    private static void GiveBack(ApiCall call, Charge charge, long amount, long left)
    {
        var refunded = call.Books.Charges.Put(charge with
        {
            AmountRefunded = charge.AmountRefunded + amount,
            Refunded = charge.Captured && amount == left,
        });
        call.Emit("charge.refunded", refunded, new { amount_refunded = charge.AmountRefunded, refunded = charge.Refunded });
    }

    /// <summary>The bank's later word. It comes at once here; only the events tell the two apart.</summary>
    private static void ChangeFate(ApiCall call, Refund refund, RefundFate fate)
    {
        if (fate == RefundFate.PendsThenSucceeds)
        {
            call.Emit("refund.updated", call.Books.Refunds.Put(refund with { Status = RefundStatus.Succeeded }));
            return;
        }

        var home = BalanceTransaction.Record(call, "refund_failure", refund.Id, refund.Amount, fee: 0, refund.Currency);
        var failed = call.Books.Refunds.Put(refund with
        {
            Status = RefundStatus.Failed,
            FailureReason = "expired_or_canceled_card",
            FailureBalanceTransaction = home.Id,
        });
        var charge = call.Books.Charges.Find(refund.Charge)!;
        call.Books.Charges.Put(charge with { AmountRefunded = charge.AmountRefunded - refund.Amount, Refunded = false });
        call.Emit("refund.updated", failed);
        call.Emit("refund.failed", failed);
    }

    private static Charge FindCharge(ApiCall call)
    {
        if (call.Form.Text("charge") is { } id) return Captured(ChargeEndpoints.Find(call, id, "charge"));

        var intent = FindPaymentIntent.ById(call, call.Form.Required("payment_intent"), "payment_intent");
        return intent.LatestCharge is { } latest
            ? Captured(call.Books.Charges.Find(latest)!)
            : throw Refuse(null, $"This PaymentIntent ({intent.Id}) does not have a successful charge to refund.", "payment_intent");
    }

    private static Charge Captured(Charge charge) => charge.AmountCaptured > 0
        ? charge
        : throw Refuse("charge_not_refundable", $"Charge {charge.Id} has not been captured: cancel its PaymentIntent instead.");

    private static string? Reason(ApiCall call)
    {
        var reason = call.Form.Text("reason");
        return reason is null || Reasons.Contains(reason)
            ? reason
            : throw Refusal.Invalid("reason", $"Invalid reason: must be one of {string.Join(", ", Reasons)}");
    }

    private static Refusal Refuse(string? code, string message, string? param = null) => Refusal.Unexpected(
        new StripeError { Type = StripeError.InvalidRequest, Code = code, Message = message, Param = param });
}
