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
        var payment = await db.ReadAsync((tables, token) => tables.PaymentOfAsync(command.Customer, command.Order, token), ct);
        if (payment is not { State: PaymentState.Authorized, IntentId: { } intentId }) return new Result.NothingToCapture();

        var answer = await gateway.CaptureAsync(new(intentId, command.Customer, payment.Id, $"{payment.Id}:capture:1"), payment.Amount, ct);
        switch (answer)
        {
            case GatewayAnswer<Intent>.Accepted accepted:
                await settle.ApplyAsync(accepted.Value, "staff", ct);
                return new Result.Captured(payment.Amount);
            case GatewayAnswer<Intent>.Declined declined:
                await settle.ExecuteAsync(new(intentId, "staff"), ct);
                return new Result.Refused(declined.Message);
            default:
                return new Result.TryLater();
        }
    }
}
