using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Disputes;

/// <summary>Sends the shop's answer to the bank, once. How the dispute stands after it is Stripe's word, taken over by the same settling as everything.</summary>
public sealed class AnswerDispute(IStorefrontDb db, IPaymentGateway gateway, Settle settle, TimeProvider clock)
{
    /// <param name="StripeId">Stripe's id of the dispute: <c>dp_…</c>.</param>
    public sealed record Command(string StripeId, DisputeAnswer Answer, string Staff);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Sent : Result;

        /// <summary>It was answered before, or is closed.</summary>
        public sealed record NotOpen : Result;

        public sealed record Refused(string Message) : Result;

        public sealed record TryLater : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var dispute = await db.ReadAsync((tables, token) => tables.Disputes.SingleOrDefaultAsync(d => d.StripeId == command.StripeId, token), ct);
        if (dispute is not { NeedsAnswer: true }) return new Result.NotOpen();

        var text = JsonSerializer.Serialize(command.Answer, Json.Options);
        var reference = new IntentRef(dispute.IntentId, dispute.CustomerId, dispute.PaymentId, KeyOf(dispute, text));
        switch (await gateway.AnswerDisputeAsync(reference, dispute.StripeId, command.Answer, ct))
        {
            case GatewayAnswer<Intent>.Accepted accepted:
                await settle.ApplyAsync(accepted.Value, "staff", ct, async (work, token) => (await RowAsync(work, dispute, token)).Answered(text, command.Staff, clock.GetUtcNow()));
                return new Result.Sent();
            case GatewayAnswer<Intent>.Declined declined:
                await settle.ExecuteAsync(new(dispute.IntentId, "staff"), ct); // the bank may have closed it meanwhile
                return new Result.Refused(declined.Message);
            default:
                return new Result.TryLater();
        }
    }

    /// <summary>The same words under the same key; other words are another answer, which Stripe refuses when it has one.</summary>
    private static string KeyOf(Dispute dispute, string text) => $"{dispute.Id}:answer:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}";

    private static Task<Dispute> RowAsync(IWork work, Dispute dispute, CancellationToken ct) =>
        work.Disputes.SingleAsync(row => row.CustomerId == dispute.CustomerId && row.Id == dispute.Id, ct);
}
