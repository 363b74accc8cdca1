using Microsoft.EntityFrameworkCore;
using Storefront.Core.Accounts;
using Storefront.Core.Content;
using Storefront.Core.Notifications.Outbox;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Disputes;

/// <summary>A dispute with the answer that the shop's own records give.</summary>
public sealed class ShowDispute(IStorefrontDb db, ShowOrder orders, ListAccess access, ListOrderMails mails, KeepPageVersions pages)
{
    private static readonly string[] s_policies = ["terms", "returns", "delivery"];

    /// <param name="Proposed">What the records say today; of an answered dispute <see cref="Dispute.Evidence"/> counts.</param>
    public sealed record View(Dispute Dispute, string OrderNumber, DisputeAnswer Proposed);

    /// <param name="stripeId">Stripe's id of it: <c>dp_…</c>.</param>
    /// <returns>Null: there is no such dispute.</returns>
    public async Task<View?> ExecuteAsync(string stripeId, CancellationToken ct)
    {
        var (dispute, payment) = await db.ReadAsync(async (tables, token) =>
        {
            var found = await tables.Disputes.SingleOrDefaultAsync(d => d.StripeId == stripeId, token);
            return (found, found is null ? null : await tables.Payments.SingleAsync(p => p.CustomerId == found.CustomerId && p.Id == found.PaymentId, token));
        }, ct);
        if (dispute is null || await orders.ExecuteAsync(dispute.CustomerId, dispute.OrderId, ct) is not { } view) return null;
        var file = new DisputeFile(
            view,
            payment!,
            await access.ExecuteAsync(dispute.CustomerId, view.Order.CreatedAt, ct),
            await mails.ExecuteAsync(view.Order, ct),
            await pages.AsOfAsync(s_policies, view.Order.Language, view.Order.CreatedAt, ct));
        return new(dispute, view.Order.Number, EvidencePack.Of(file));
    }
}
