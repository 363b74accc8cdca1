using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Takes the money that an order's card was authorised for. Pressed twice it takes it once.</summary>
public sealed class CapturePayment(IStorefrontDb db, IPaymentGateway gateway, Settle settle)
{
    public sealed record Command(CustomerId Customer, OrderId Order, string Staff);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Captured(Money Amount) : Result;

        /// <summary>There is nothing to capture: captured before, voided, or not authorised.</summary>
        public sealed record NothingToCapture : Result;

        /// <summary>Stripe refused: the authorisation expired, for example.</summary>
        public sealed record Refused(string Message) : Result;

        public sealed record TryLater : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var payment = await db.ReadAsync((tables, token) => PromisedAsync(tables, command, token), ct);
        if (payment is not { IntentId: { } intentId }) return new Result.NothingToCapture();

        var answer = await gateway.CaptureAsync(new(intentId, command.Customer, payment.Id, payment.KeyFor("capture")), payment.Amount, ct);
        var settled = answer is GatewayAnswer<Intent>.Accepted accepted
            ? await settle.ApplyAsync(accepted.Value, "staff", ct)
            : await settle.ExecuteAsync(new(intentId, "staff"), ct); // an earlier press, or a lost answer, may have taken it
        return (answer, settled) switch
        {
            (_, Settle.Result.Settled { Payment: PaymentStatus.Paid or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded }) => new Result.Captured(payment.Amount),
            (GatewayAnswer<Intent>.Declined declined, _) => new Result.Refused(declined.Message),
            _ => new Result.TryLater(),
        };
    }

    /// <summary>The payment, when it is authorised and its order is still to be sent.</summary>
    private static async Task<Payment?> PromisedAsync(ITables tables, Command command, CancellationToken ct)
    {
        var stands = await tables.Orders.OwnedBy(command.Customer).AnyAsync(order => order.Id == command.Order && order.Status == OrderStatus.Placed, ct);
        return stands && await tables.PaymentOfAsync(command.Customer, command.Order, ct) is { State: PaymentState.Authorized } payment ? payment : null;
    }
}
