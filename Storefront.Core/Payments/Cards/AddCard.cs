using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Gets the secret with which a customer's browser has Stripe keep a card. Nothing is paid, and the shop never sees the card.</summary>
public sealed class AddCard(ICardVault vault)
{
    /// <param name="Request">The press of the button: pressed again, the same card is asked for.</param>
    public sealed record Command(CustomerId Customer, string Email, RequestKey Request);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Ready(string ClientSecret, string SetupId) : Result;

        /// <summary>Stripe did not answer.</summary>
        public sealed record TryLater : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (await vault.PayerAsync(command.Customer, command.Email, ct) is not { } payer) return new Result.TryLater();
        return await vault.BeginAsync(command.Customer, payer, $"{command.Customer}:card:{command.Request.Key}", ct) is GatewayAnswer<CardSetup>.Accepted { Value: var setup }
            ? new Result.Ready(setup.ClientSecret, setup.Id)
            : new Result.TryLater();
    }
}
