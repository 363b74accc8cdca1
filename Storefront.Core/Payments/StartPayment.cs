using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Gets the client secret with which the shopper's browser pays an order; no transaction is open while Stripe is asked.</summary>
public sealed class StartPayment(IStorefrontDb db, IPaymentGateway gateway, TimeProvider clock)
{
    public sealed record Command(CustomerId Customer, OrderId Order);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Ready(string ClientSecret, Money Amount) : Result;

        /// <summary>Paid already, or ended: the order page says what is.</summary>
        public sealed record NotPayable : Result;

        public sealed record NoSuchOrder : Result;

        /// <summary>Stripe did not answer; nothing was charged, try again.</summary>
        public sealed record TryLater : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var (order, payment) = await db.ReadAsync(
            async (tables, token) => (
                await tables.Orders.OwnedBy(command.Customer).SingleOrDefaultAsync(o => o.Id == command.Order, token),
                await tables.PaymentOfAsync(command.Customer, command.Order, token)),
            ct);
        if (order is null || payment is null) return new Result.NoSuchOrder();
        if (order.Status != OrderStatus.PendingPayment) return new Result.NotPayable();

        var answer = payment.IntentId is { } known
            ? await gateway.FetchAsync(known, ct)
            : await gateway.CreateAsync(RequestFor(order, payment), ct);
        if (answer is not GatewayAnswer<Intent>.Accepted { Value: var intent }) return new Result.TryLater();
        if (intent.Status is IntentStatus.Succeeded or IntentStatus.RequiresCapture or IntentStatus.Processing or IntentStatus.Canceled) return new Result.NotPayable();
        if (payment.IntentId is null) await AttachAsync(order, intent.Id, ct);
        return new Result.Ready(intent.ClientSecret, payment.Amount);
    }

    internal static IntentRequest RequestFor(Order order, Payment payment) =>
        new(order.CustomerId, order.Id, payment.Id, order.Number, payment.Amount, payment.Capture, order.Email, payment.IdempotencyKey);

    private Task<bool> AttachAsync(Order order, string intentId, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        var payment = await work.LockPaymentAsync(order.CustomerId, order.Id, token);
        if (payment is not { IntentId: null }) return false;
        payment.Started(intentId);
        work.Intents.Add(new(intentId, order.CustomerId, order.Id, payment.Id));
        work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.PaymentStarted, "shopper", payment.Amount.ToString(), clock.GetUtcNow()));
        await work.CommitAsync(token);
        return true;
    }, ct);
}
