using Microsoft.EntityFrameworkCore;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Stripe;

namespace Storefront.Infrastructure.Payments;

/// <inheritdoc cref="ICardVault"/>
internal sealed class StripeVault(StripeConnection connection, IStorefrontDb db) : ICardVault
{
    public async Task<string?> PayerAsync(CustomerId customer, string email, CancellationToken ct)
    {
        if (await db.ReadAsync((tables, token) => tables.Payers.SingleOrDefaultAsync(payer => payer.CustomerId == customer, token), ct) is { } known) return known.ProviderId;
        var options = new CustomerCreateOptions { Email = email, Metadata = new() { ["customer_id"] = customer.ToString() } };
        // The key is the customer's: two tabs make one customer at Stripe.
        if (await AnswerAsync(() => connection.Client.V1.Customers.CreateAsync(options, new RequestOptions { IdempotencyKey = $"{customer}:payer" }, ct), ct) is not GatewayAnswer<Customer>.Accepted { Value: var made }) return null;
        return await db.RunAsync(async (work, token) =>
        {
            if (await work.Payers.SingleOrDefaultAsync(payer => payer.CustomerId == customer, token) is { } first) return first.ProviderId;
            work.Payers.Add(new(customer, made.Id));
            await work.CommitAsync(token);
            return made.Id;
        }, ct);
    }

    /// <summary>A card that Stripe does not know any more is forgotten.</summary>
    public async Task<bool> ForgetAsync(string methodId, CancellationToken ct) =>
        await AnswerAsync(() => connection.Client.V1.PaymentMethods.DetachAsync(methodId, null, null, ct), ct) is not GatewayAnswer<Stripe.PaymentMethod>.Unreachable;

    private async Task<GatewayAnswer<T>> AnswerAsync<T>(Func<Task<T>> call, CancellationToken ct)
    {
        if (!connection.Available) return new GatewayAnswer<T>.Unreachable("payment is switched off");
        try
        {
            return new GatewayAnswer<T>.Accepted(await RateLimit.RetryAsync(call, ct));
        }
        catch (Exception fault) when (StripeFault.Translate<T>(fault, ct) is not null)
        {
            return StripeFault.Translate<T>(fault, ct)!;
        }
    }
}
