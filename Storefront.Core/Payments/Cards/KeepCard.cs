using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>
/// Writes down a card that Stripe has kept. The browser that comes back and the webhook both end here; Stripe is asked and believed, so a
/// replay changes nothing and nobody gets a card of somebody else.
/// </summary>
public sealed class KeepCard(IStorefrontDb db, ICardVault vault, TimeProvider clock)
{
    /// <summary>What SetupIntents' ids begin with.</summary>
    public const string Prefix = "seti_";

    public enum Outcome
    {
        Kept,

        /// <summary>The bank has not agreed, or the card is not of a customer of this shop.</summary>
        NotKept,

        TryLater,
    }

    public async Task<Outcome> ExecuteAsync(string setupId, CancellationToken ct)
    {
        switch (await vault.FetchAsync(setupId, ct))
        {
            case GatewayAnswer<CardSetup>.Accepted { Value: { Card: { } card, Owner: { } owner, Payer: { } payer } }:
                if (await db.RunAsync((work, token) => KeepAsync(work, owner, payer, card, token), ct) is not { } shown) return Outcome.NotKept;
                // The same card under another id is not shown twice, so it is not kept twice.
                if (shown != card.MethodId) await vault.ForgetAsync(card.MethodId, ct);
                return Outcome.Kept;
            case GatewayAnswer<CardSetup>.Unreachable:
                return Outcome.TryLater;
            default:
                return Outcome.NotKept;
        }
    }

    /// <returns>The id of the method that the customer sees; null: the payer is not this customer.</returns>
    private async Task<string?> KeepAsync(IWork work, CustomerId owner, string payer, SavedCard card, CancellationToken ct)
    {
        if (!await work.Payers.AnyAsync(known => known.CustomerId == owner && known.ProviderId == payer, ct)) return null;
        if (await work.FindSameAsync(owner, card, ct) is { } same) return same.MethodId;
        work.PaymentTokens.Add(new(owner, card, clock.GetUtcNow()));
        await work.CommitAsync(ct);
        return card.MethodId;
    }
}
