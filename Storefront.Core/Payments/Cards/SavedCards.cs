using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>The cards that a customer had the shop keep, the newest first.</summary>
public sealed class ListSavedCards(IStorefrontDb db)
{
    public Task<List<PaymentToken>> ExecuteAsync(CustomerId customer, CancellationToken ct) => db.ReadAsync(
        (tables, token) => tables.PaymentTokens.Where(card => card.CustomerId == customer).OrderByDescending(card => card.CreatedAt).ToListAsync(token), ct);
}

internal static class SavedCardQueries
{
    /// <summary>The same card as the customer has it already, under this or another id of Stripe's.</summary>
    public static Task<PaymentToken?> FindSameAsync(this IWork work, CustomerId customer, SavedCard card, CancellationToken ct) =>
        work.PaymentTokens.Where(token => token.CustomerId == customer)
            .Where(t => t.MethodId == card.MethodId || (t.Label == card.Label && t.ExpiryMonth == card.ExpiryMonth && t.ExpiryYear == card.ExpiryYear))
            .OrderByDescending(t => t.MethodId == card.MethodId)
            .FirstOrDefaultAsync(ct);
}

/// <summary>Forgets a card: at Stripe first, so that none stays there that the customer no longer sees.</summary>
public sealed class ForgetCard(IStorefrontDb db, ICardVault vault)
{
    public sealed record Command(CustomerId Customer, PaymentTokenId Card);

    public enum Outcome
    {
        Forgotten,

        /// <summary>Stripe did not answer; the card is still there.</summary>
        TryLater,
    }

    public async Task<Outcome> ExecuteAsync(Command command, CancellationToken ct)
    {
        var card = await db.ReadAsync((tables, token) => tables.PaymentTokens.SingleOrDefaultAsync(row => row.CustomerId == command.Customer && row.Id == command.Card, token), ct);
        if (card is null) return Outcome.Forgotten;
        if (!await vault.ForgetAsync(card.MethodId, ct)) return Outcome.TryLater;
        await db.RunAsync(async (work, token) =>
        {
            await work.PaymentTokens.Where(row => row.CustomerId == command.Customer && row.Id == command.Card).ExecuteDeleteAsync(token);
            await work.CommitAsync(token);
            return true;
        }, ct);
        return Outcome.Forgotten;
    }
}
