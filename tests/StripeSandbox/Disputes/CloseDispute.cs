using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Balance;

namespace Storefront.Tests.StripeSandbox.Disputes;

/// <summary>The bank's decision: <c>outcome=won</c> brings the money back, <c>lost</c> leaves it there.</summary>
internal static class CloseDispute
{
    public static Answer Execute(ApiCall call)
    {
        var id = call.Form.Required("dispute");
        return Answer.Ok(Close(call, call.Books.Disputes.Find(id) ?? throw Refusal.NotFound("dispute", id, "dispute")));
    }

    private static Dispute Close(ApiCall call, Dispute dispute)
    {
        if (dispute.Status is "won" or "lost") throw Refusal.Invalid("dispute", "This dispute is already closed.");
        var outcome = call.Form.Required("outcome");
        if (outcome is not ("won" or "lost")) throw Refusal.Invalid("outcome", $"Invalid outcome: {outcome}");

        var closed = dispute with { Status = outcome };
        if (outcome == "won")
        {
            var home = BalanceTransaction.Record(call, "adjustment", dispute.Id, dispute.Amount, fee: 0, dispute.Currency);
            closed = closed with { BalanceTransactions = [.. dispute.BalanceTransactions, home] };
            call.Emit("charge.dispute.funds_reinstated", closed);
        }

        call.Books.Disputes.Put(closed);
        call.Emit("charge.dispute.closed", closed);
        return closed;
    }
}
