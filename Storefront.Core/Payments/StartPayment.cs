using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Gets the client secret with which the shopper's browser pays an order; no transaction is open while Stripe is asked.</summary>
public sealed class StartPayment(IStorefrontDb db, IPaymentGateway gateway, ICardVault vault, ShopOptions shop, TimeProvider clock)
{
    /// <param name="Card">What a signed-in customer wants of his card; null: a guest, or a link.</param>
    /// <param name="Way">A way that the shop does not offer is a card.</param>
    public sealed record Command(CustomerId Customer, OrderId Order, CardWish? Card = null, PaymentWay Way = PaymentWay.Card);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <param name="Method">Stripe's id of the saved card to pay with; null: the card is typed.</param>
        public sealed record Ready(string ClientSecret, Money Amount, string? Method = null) : Result;

        /// <summary>Paid already, or ended: the order page says what is.</summary>
        public sealed record NotPayable : Result;

        public sealed record NoSuchOrder : Result;

        /// <summary>Stripe did not answer; nothing was charged, try again.</summary>
        public sealed record TryLater : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (await db.ReadAsync((tables, token) => tables.PaidOrderAsync(command.Customer, command.Order, token), ct) is not { Order: var order, Payment: var payment }) return new Result.NoSuchOrder();
        if (order.Status != OrderStatus.PendingPayment) return new Result.NotPayable();

        var choice = await ChoiceAsync(order, payment, command, ct);
        var answer = payment.IntentId is { } known ? await gateway.FetchAsync(known, ct) : await BeginAsync(order, payment, choice, ct);
        if (answer is not GatewayAnswer<Intent>.Accepted { Value: var intent }) return new Result.TryLater();
        if (intent.Status is IntentStatus.Succeeded or IntentStatus.RequiresCapture or IntentStatus.Processing or IntentStatus.Canceled) return new Result.NotPayable();
        if (!choice.Is(intent) && await gateway.ChooseAsync(new(intent.Id, order.CustomerId, payment.Id, payment.KeyFor("choose")), choice, ct) is not GatewayAnswer<Intent>.Accepted)
            return new Result.TryLater();
        // Only an attached intent may be paid. If another tab attached another one, or the order ended meanwhile, that counts.
        if (payment.IntentId is null && !await AttachAsync(order, intent.Id, ct)) return await ExecuteAsync(command, ct);
        return new Result.Ready(intent.ClientSecret, payment.Amount, choice.Way == PaymentWay.Card ? await MethodAsync(command, ct) : null);
    }

    /// <summary>Without an answer of Stripe's vault the card is not kept, and the payment goes on.</summary>
    private async Task<IntentChoice> ChoiceAsync(Order order, Payment payment, Command command, CancellationToken ct)
    {
        var way = payment.Currency == Currency.Eur && shop.BankDebit ? command.Way : PaymentWay.Card;
        var card = way == PaymentWay.Card ? command.Card : null;
        var payer = card is { Save: true } or { Saved: not null } ? await vault.PayerAsync(card.Of ?? order.CustomerId, order.Email, ct) : null;
        return new(way, payment.Capture, payer, card is { Save: true } && payer is not null);
    }

    private async Task<string?> MethodAsync(Command command, CancellationToken ct)
    {
        if (command.Card is not { Saved: { } card } wish) return null;
        var owner = wish.Of ?? command.Customer;
        return await db.ReadAsync((tables, token) => tables.PaymentTokens.Where(row => row.CustomerId == owner && row.Id == card).Select(row => row.MethodId).SingleOrDefaultAsync(token), ct);
    }

    private async Task<GatewayAnswer<Intent>> BeginAsync(Order order, Payment payment, IntentChoice choice, CancellationToken ct)
    {
        IntentRequest RequestFor(Payment paid) => new(order.CustomerId, order.Id, paid.Id, order.Number, paid.Amount, choice, order.Email, paid.IdempotencyKey)
        {
            InParts = paid.Capture == CaptureMethod.Manual && shop.CaptureByParcel,
        };

        var answer = await gateway.CreateAsync(RequestFor(payment), ct);
        return answer is GatewayAnswer<Intent>.Unreachable { KeySpent: true } && await RenewKeyAsync(order, payment.IdempotencyKey, ct) is { } renewed
            ? await gateway.CreateAsync(RequestFor(renewed), ct)
            : answer;
    }

    /// <summary>Null: an intent was attached meanwhile.</summary>
    private Task<Payment?> RenewKeyAsync(Order order, string spent, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        if (await work.LockPaymentAsync(order.CustomerId, order.Id, token) is not { IntentId: null } payment) return null;
        if (payment.IdempotencyKey == spent) payment.RenewKey();
        await work.CommitAsync(token);
        return payment;
    }, ct);

    /// <summary>False: another intent is attached, or the order is no longer to be paid.</summary>
    private Task<bool> AttachAsync(Order known, string intentId, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        var payment = await work.LockPaymentAsync(known.CustomerId, known.Id, token);
        var order = await work.OrderAsync(known.CustomerId, known.Id, token);
        if (payment is null || order.Status != OrderStatus.PendingPayment) return false;
        if (payment.IntentId is { } attached) return attached == intentId;
        payment.Started(intentId);
        work.Intents.Add(new(intentId, order.CustomerId, order.Id, payment.Id));
        work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.PaymentStarted, "shopper", "", clock.GetUtcNow()) { Amount = payment.Amount });
        await work.CommitAsync(token);
        return true;
    }, ct);
}
