using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Stripe's customers and the cards that it keeps for them.</summary>
public interface ICardVault
{
    /// <summary>The customer's id at Stripe, made at the first call. Null: Stripe did not answer.</summary>
    Task<string?> PayerAsync(CustomerId customer, string email, CancellationToken ct);

    /// <summary>Begins to keep a card without a purchase. The same key gives the same beginning, however often it is called.</summary>
    Task<GatewayAnswer<CardSetup>> BeginAsync(CustomerId customer, string payer, string idempotencyKey, CancellationToken ct);

    /// <summary>How far that is.</summary>
    Task<GatewayAnswer<CardSetup>> FetchAsync(string setupId, CancellationToken ct);

    /// <summary>Forgets a card for good. False: Stripe did not answer.</summary>
    Task<bool> ForgetAsync(string methodId, CancellationToken ct);
}

/// <summary>A card on its way to be kept: Stripe's SetupIntent.</summary>
/// <param name="ClientSecret">For the browser of the card's owner only; never logged or stored.</param>
/// <param name="Owner">Whose it is, as the shop wrote on it; null: not made by this shop.</param>
/// <param name="Payer">Who that is at Stripe.</param>
/// <param name="Card">Null until the bank has agreed.</param>
public sealed record CardSetup(string Id, string ClientSecret, CustomerId? Owner, string? Payer, SavedCard? Card);
