using Microsoft.EntityFrameworkCore;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Stripe;

namespace Storefront.Infrastructure.Payments;

/// <inheritdoc cref="ICardVault"/>
internal sealed class StripeVault(StripeConnection connection, IStorefrontDb db) : ICardVault
{
    private const string CustomerKey = "customer_id";

    private static readonly List<string> s_expand = ["payment_method"];

    public async Task<string?> PayerAsync(CustomerId customer, string email, CancellationToken ct)
    {
        if (await db.ReadAsync((tables, token) => tables.Payers.SingleOrDefaultAsync(payer => payer.CustomerId == customer, token), ct) is { } known) return known.ProviderId;
        var options = new CustomerCreateOptions { Email = email, Metadata = new() { [CustomerKey] = customer.ToString() } };
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

    public Task<GatewayAnswer<CardSetup>> BeginAsync(CustomerId customer, string payer, string idempotencyKey, CancellationToken ct) => AnswerAsync(
        async () => Read(await connection.Client.V1.SetupIntents.CreateAsync(
            new SetupIntentCreateOptions
            {
                Customer = payer,
                AllowedPaymentMethodTypes = ["card"],
                Usage = "on_session",
                Metadata = new() { [CustomerKey] = customer.ToString() },
            },
            new RequestOptions { IdempotencyKey = idempotencyKey },
            ct)),
        ct);

    public Task<GatewayAnswer<CardSetup>> FetchAsync(string setupId, CancellationToken ct) => AnswerAsync(
        async () => Read(await connection.Client.V1.SetupIntents.GetAsync(setupId, new SetupIntentGetOptions { Expand = s_expand }, null, ct)), ct);

    /// <summary>A card that Stripe does not know any more is forgotten.</summary>
    public async Task<bool> ForgetAsync(string methodId, CancellationToken ct) =>
        await AnswerAsync(() => connection.Client.V1.PaymentMethods.DetachAsync(methodId, null, null, ct), ct) is not GatewayAnswer<Stripe.PaymentMethod>.Unreachable;

    private static CardSetup Read(SetupIntent setup) => new(
        setup.Id,
        setup.ClientSecret,
        Guid.TryParse(setup.Metadata?.GetValueOrDefault(CustomerKey), out var customer) ? new(customer) : null,
        setup.CustomerId,
        setup is { Status: "succeeded", PaymentMethod: { Card: { } card } method } ? new(method.Id, IntentReader.NameOf(card.Brand, card.Last4), (int)card.ExpMonth, (int)card.ExpYear) : null);

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
